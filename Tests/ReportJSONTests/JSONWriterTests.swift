import ReportModel
import Testing

@testable import ReportJSON

struct JSONWriterTests {
  @Test func stringsAreEscaped() {
    var writer = JSONWriter(.compact)
    writer.string("\"\\\n\t\u{1}\u{1F}\u{7F}\u{2028}\u{2029}\u{202A}中😀/")
    #expect(writer.text == #""\"\\\n\t\u0001\u001f"# + "\u{7F}" + #"\u2028\u2029"# + "\u{202A}中😀/\"")
  }

  @Test func layoutsDifferOnlyInBlanks() {
    func write(_ layout: JSONWriter.Layout) -> String {
      var writer = JSONWriter(layout)
      writer.object { writer in
        writer.key("a")
        writer.array { writer in
          writer.element {
            $0.object {
              $0.key("b"); $0.number(1)
            }
          }
          writer.element { $0.strings(["c", "d"]) }
        }
        writer.key("e")
        writer.array { _ in }
      }
      return writer.text
    }
    #expect(write(.compact) == #"{"a": [{"b": 1}, ["c", "d"]], "e": []}"#)
    #expect(write(.indented) == "{\n  \"a\": [\n    {\"b\": 1},\n    [\"c\", \"d\"]\n  ],\n  \"e\": []\n}")
  }
}
