import ReportModel
import ReportReaders
import ReportText
import TestSupport
import Testing

/// What is XML, and what it says.
struct XMLParserTests {
  private static let sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

  /// Writes down what it is handed: `<` and the name after its namespace, attributes in order, texts, and `/`.
  private struct Recorder: XMLHandler {
    var events = ""
    private static let spaces: [(XMLNamespace, String)] = [
      (.none, ""), (.spreadsheet, "S:"), (.other, "O:"), (.xml, "X:"),
    ]

    mutating func begin(_ element: XMLStartTag) {
      let space = Self.spaces.first { element.space == $0.0 }?.1 ?? "?:"
      events += "<" + space + String(decoding: element.name, as: UTF8.self)
      for (space, prefix) in Self.spaces {
        for name in ["a", "b", "属性"] {
          let value =
            switch name {
            case "a": element.attribute("a", in: space)
            case "b": element.attribute("b", in: space)
            default: element.attribute("属性", in: space)
            }
          if let value { events += " \(prefix)\(name)=\(value.string)" }
        }
      }
      events += ">"
    }
    mutating func end() { events += "/" }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { events += String(decoding: bytes, as: UTF8.self) }
  }

  /// - Returns: What was found; nil where the document is refused as no well-formed XML.
  private func events(_ text: String) throws -> String? {
    var recorder = Recorder()
    do throws(ReadError) {
      try parseXML(SourceText(bytes: Array(text.utf8)), limits: Limits(), to: &recorder)
    } catch {
      #expect(error.diagnostic.code == .malformedXML && error.diagnostic.location != nil, "\(text)")
      return nil
    }
    return recorder.events
  }

  // MARK: A table of cases

  @Test(arguments: [
    ("<a/>", "<a>/"),
    ("\u{FEFF}<?xml version='1.0' encoding=\"GBK\" standalone='yes' ?>\r\n<a></a >\n<!-- -->", "<a>/"),
    ("<a>&lt;&#x4E00;&#19968;&amp;&quot;&apos;&gt;</a>", "<a><一一&\"'>/"),
    ("<a>1\r\n2\r3&#13;</a>", "<a>1\n2\n3\r/"), ("<a b='1\r\n2\t3&#10;&lt;'/>", "<a b=1 2 3\n<>/"),
    ("<a><![CDATA[<x>&amp;]] ]>\r\n]]></a>", "<a><x>&amp;]] ]>\n/"), ("<a>]]</a>", "<a>]]/"),
    ("<a><!-- x - y --><?p q?><?p?>甲</a>", "<a>甲/"),
    ("<s:a xmlns:s=\"\(sheets)\" s:a='1' a='2'/>", "<S:a a=2 S:a=1>/"),
    ("<a xmlns=\"\(sheets)\"><b xmlns='' a='1'/><c/></a>", "<S:a><b a=1>/<S:c>//"),
    ("<a xml:a='1'/>", "<a X:a=1>/"), ("<属性 属性=\"值\"/>", "<属性 属性=值>/"),
    ("<a xmlns:p='urn:q'><p:b xmlns:p=\"\(sheets)\"/><p:b/></a>", "<a><S:b>/<O:b>//"),
  ])
  func isRead(_ text: String, _ events: String) throws {
    #expect(try self.events(text) == events)
  }

  @Test(arguments: [
    "", " ", "a", "<a", "<a>", "<a/><b/>", "<a/>b", "b<a/>", "</a>", "<a></b>", "<a><b></a></b>", "<a/ >", "< a/>",
    "<a b/>", "<a b=1/>", "<a b='1/>", "<a b='<'/>", "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a b='&'/>", "<1/>",
    "<-/>",
    "<a>&</a>", "<a>&x;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>",
    "<a>&#xFFFE;</a>", "<a>&#65</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a b='\u{FFFF}'/>", "<a>]]></a>",
    "<a><!-- -- --></a>", "<a><!-- --->", "<a><!-></a>", "<a><![CDATA[</a>", "<![CDATA[]]><a/>", "<a><?xml x?></a>",
    " <?xml version='1.0'?><a/>", "<?xml?><a/>", "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' x='1'?><a/>",
    "<p:a/>", "<a p:b='1'/>", "<a xmlns:p=''/>", "<a xmlns:xmlns='urn:q'/>", "<a xmlns:xml='urn:q'/>", "<a:b:c/>",
    "<:a/>",
    "<a:/>", "<a xmlns:p='urn:q' xmlns:r='urn:q' p:b='1' r:b='2'/>", "<a\u{D7}/>", "<a><?p:q?></a>",
    "<!DOCTYPE a><a/>", "<a><!DOCTYPE a></a>", "<a><!ELEMENT a></a>",
  ])
  func isNone(_ text: String) throws {
    #expect(try events(text) == nil)
  }

  @Test func manyAttributesAreComparedToo() throws {
    let attributes = (0..<100).map { " x\($0)=''" }.joined()
    #expect(try events("<a\(attributes)/>") == "<a>/")
    #expect(try events("<a\(attributes) x7=''/>") == nil)
  }

  @Test func declarationsOfNamespacesAreLimited() {
    let deep = (0..<600).map { "<a xmlns:p\($0)='urn:q\($0)' xmlns:r\($0)='urn:r'>" }.joined()
    var recorder = Recorder()
    #expect(throws: ReadError.self) {
      try parseXML(SourceText(bytes: Array(deep.utf8)), limits: Limits(), to: &recorder)
    }
  }

  // MARK: What Office leaves out (ISO/IEC 29500-3)

  @Test(arguments: [
    ("mc:Ignorable='q'", "<q:x><b>甲</b></q:x>乙", "<a>乙/"), ("", "<q:x><b>甲</b></q:x>", "<a><O:x><b>甲///"),
    ("mc:Ignorable='w14'", "<w14:x>甲</w14:x>", "<a><O:x>甲//"),
    ("mc:Ignorable='q' mc:ProcessContent='q:x'", "<q:x><b/>甲</q:x><q:y>乙</q:y>", "<a><b>/甲/"),
    ("mc:Ignorable='q' mc:ProcessContent='q:*'", "<q:x><q:y>甲</q:y></q:x>", "<a>甲/"),
    ("", "<b mc:Ignorable='q'><q:x>甲</q:x></b><q:x>乙</q:x>", "<a><b>/<O:x>乙//"),
  ])
  func whatMayBeIgnoredIs(_ attributes: String, _ content: String, _ expected: String) throws {
    let spaces =
      "xmlns:mc=\"\(Self.compatibility)\" xmlns:q='urn:q' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    #expect(try events("<a \(spaces) \(attributes)>\(content)</a>") == expected)
  }

  @Test(arguments: [
    ("<mc:Choice Requires='q'>甲</mc:Choice><mc:Fallback>乙</mc:Fallback>", "乙"),
    ("<mc:Choice Requires='w14'>甲</mc:Choice><mc:Fallback>乙</mc:Fallback>", "甲"),
    (
      "<mc:Choice Requires='w14 q'>甲</mc:Choice><mc:Choice Requires='w14'>丙</mc:Choice><mc:Fallback>乙</mc:Fallback>",
      "丙"
    ),
    ("<mc:Choice Requires='w14'/><mc:Fallback>乙</mc:Fallback>", ""), ("<mc:Choice Requires='q'>甲</mc:Choice>", ""),
    (
      "<mc:Choice Requires='w14'><mc:AlternateContent><mc:Choice Requires='q'>甲</mc:Choice><mc:Fallback>丁</mc:Fallback>"
        + "</mc:AlternateContent></mc:Choice><mc:Fallback>乙</mc:Fallback>", "丁"
    ),
  ])
  func oneAlternativeIsRead(_ content: String, _ text: String) throws {
    let spaces =
      "xmlns:mc=\"\(Self.compatibility)\" xmlns:q='urn:q' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    #expect(try events("<a \(spaces)><mc:AlternateContent>\(content)</mc:AlternateContent></a>") == "<a>\(text)/")
  }

  // MARK: Expat judges

  /// Random documents, most of them with a slip.
  private func documents(seed: UInt64, _ count: Int) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "<a>", "</a>", "<b a='1'>", "</b>", "<a/>", "<s:a>", "</s:a>", "<o:b a=\"x\" s:a='2'>", "</o:b>",
      "<属性 b='甲&lt;'/>",
      "<a xmlns='urn:q'>", "<a xmlns:s='urn:q'>", "<a xmlns=''>", "<b xml:a='1'\n\t/>", "文字", "a b", "\r\n", "\r",
      "&amp;",
      "&#x7532;", "&#13;", "&x;", "]]", "]]>", "<![CDATA[x<&]]>", "<!-- x -->", "<!-- - -->", "<?p x?>", "<", ">", "&",
      "\"",
      "'", "=", "/", "\u{FFFD}", "\u{85}", "é", "-",
    ]
    return (0..<count).map { _ in
      var open: [String] = []
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let piece = pieces.randomElement(using: &generator) ?? ""
        text += piece
        if piece.hasPrefix("</") {
          _ = open.popLast()
        } else if piece.hasPrefix("<"), piece.hasSuffix(">"),
          !piece.hasSuffix("/>"), !piece.hasPrefix("<!"), !piece.hasPrefix("<?")
        {
          open.append("</" + piece.dropFirst().prefix { $0 != " " && $0 != ">" } + ">")
        }
      }
      if Int.random(in: 0...3, using: &generator) > 0 { text += open.reversed().joined() }
      text = "<r xmlns:s='\(Self.sheets)' xmlns:o='urn:o'>" + text + "</r>"
      var bytes = Array(text.unicodeScalars)
      if Int.random(in: 0...2, using: &generator) == 0 {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes.remove(at: place)
        } else {
          bytes.insert(bytes[bytes.count / 2], at: place)
        }
      }
      return String(String.UnicodeScalarView(bytes))
    }
  }

  @Test func expatReadsTheSame() throws {
    let script = """
      import sys
      from xml.parsers import expat
      spaces = {"http://schemas.openxmlformats.org/spreadsheetml/2006/main": "S:", "http://www.w3.org/XML/1998/namespace": "X:"}
      def name(word):
          space, _, local = word.rpartition("|")
          return (spaces.get(space, "O:") if space else "") + local
      answers = []
      for text in sys.stdin.buffer.read().split(b"\\0"):
          events = []
          parser = expat.ParserCreate("UTF-8", "|")
          def begin(element, attributes):
              named = {name(key): value for key, value in attributes.items()}
              events.append("<" + name(element))
              for space in ("", "S:", "O:", "X:"):
                  for key in ("a", "b", "属性"):
                      if space + key in named: events.append(f" {space}{key}={named[space + key]}")
              events.append(">")
          parser.StartElementHandler = begin
          parser.EndElementHandler = lambda element: events.append("/")
          parser.CharacterDataHandler = events.append
          try:
              parser.Parse(text, True)
              answers.append("".join(events))
          except expat.ExpatError:
              answers.append("\\1")
      sys.stdout.buffer.write("\\0".join(answers).encode("utf-8"))
      """
    let documents = documents(seed: 13, 4_000)
    let result = try Command.tool(["python3", "-c", script], input: Array(documents.joined(separator: "\0").utf8))
    #expect(result.status == 0, "\(result.errors)")
    let answers = result.output.split(separator: 0, omittingEmptySubsequences: false)
    try #require(answers.count == documents.count)
    var read = 0
    for (document, answer) in zip(documents, answers) {
      let expected = String(decoding: answer, as: UTF8.self)
      let events = try events(document)
      #expect(events ?? "\u{1}" == expected, "\(document.debugDescription)")
      if events != nil { read += 1 }
    }
    #expect(read > 500 && read < 3_500)
  }
}
