import ReportModel
import Testing

@testable import ReportTemplates

/// What the compiler finds, with its place: nothing that a template asks for is silently nothing.
struct CompilerTests {
  private func errors(_ text: String, _ partials: [String: String] = [:], type: String = "HTML") -> [String] {
    render(text, partials: partials, type: type).errors.map(\.description)
  }

  @Test(arguments: [
    ("{{twon}}", "main.mustache:2:1: unknown key 'twon'; did you mean 'town'?"),
    ("a\n  {{wholly}}", "main.mustache:3:3: unknown key 'wholly'"),
    ("字{{twon}}", "main.mustache:2:4: unknown key 'twon'; did you mean 'town'?"),
    ("{{title}}", "main.mustache:2:1: unknown key 'title' in this place; it is a key of book"),
    ("{{name}}", "main.mustache:2:1: unknown key 'name' in this place; it is a key of person"),
    ("{{isOpen}}", "main.mustache:2:1: 'isOpen' is no text; use it as a section"),
    (
      "{{shelves}}",
      "main.mustache:2:1: 'shelves' is a list; write {{#shelves}}…{{/shelves}} around what stands for each element"
    ),
    ("{{.}}", "main.mustache:2:1: '.' stands for a text only inside the section of a text or of texts"),
    ("{{#last()}}{{/last()}}", "main.mustache:2:1: 'last()' has a meaning only inside a list"),
    ("{{#town}}", "main.mustache:2:1: the section 'town' never ends"),
    ("{{/town}}", "main.mustache:2:1: 'town' ends here but never began"),
    ("{{#town}}\n{{#days}}\n{{/town}}", "main.mustache:4:1: 'town' ends here, but 'days' of line 3 is open"),
    ("\n{{town", "main.mustache:3:1: the tag that begins here never ends"),
    ("{{{town}}}", "main.mustache:2:1: unescaped output is not available; write {{town}}"),
    ("{{&town}}", "main.mustache:2:1: unescaped output is not available; write {{town}}"),
    ("{{=<% %>=}}<%&town%>", "main.mustache:2:12: unescaped output is not available; write {{town}}"),
    ("{{<town}}", "main.mustache:2:1: tags that begin with {{< are not available"),
    ("{{$town}}", "main.mustache:2:1: tags that begin with {{$ are not available"),
    ("{{>nowhere}}", "main.mustache:2:1: there is no partial 'nowhere'"),
    ("{{% CONTENT_TYPE:XML }}", "main.mustache:1:1: unknown content type 'XML'; known are HTML, BRACKETS, TEXT"),
    (
      "{{% CONTENT_TYPE:HTML }}{{% LAMBDAS }}",
      "main.mustache:1:25: expected {{% CONTENT_TYPE:… }} with HTML, CSV, … in capitals"
    ),
    (
      "{{% CONTENT_TYPE:TEXT }}",
      "main.mustache:1:1: TEXT does not keep a text in its place in this format; use HTML or BRACKETS"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, error: String) {
    #expect(errors(text) == [error])
  }

  @Test func theFirstTagIsAContentType() {
    let compiler = CompiledTemplate(
      TemplateSource(name: "m", file: "m", text: "\n{{town}}"), root: Library.self, contentTypes: TestContent.self,
      allowed: TestContent.names, names: { [] }, source: { _ in nil })
    #expect(
      compiler.errors.map(\.description) == [
        "m:2:1: the first tag must be a content type, as {{% CONTENT_TYPE:HTML }}"
      ])
  }

  @Test func everyMistakeIsNamedOnce() {
    let found = errors("{{a1}}{{#zzz}}{{anything}}{{/zzz}}{{>p}}{{>p}}", ["p": "{{qqqqq}}"])
    #expect(found.count == 3, "\(found)")
    #expect(found.last?.hasPrefix("p.mustache:2:1: unknown key 'qqqqq'") == true)
  }

  @Test func placesInPartialsAreThoseOfTheirFile() {
    #expect(
      errors("\n    {{>p}}\n", ["p": "x\n {{twon}}"]) == [
        "p.mustache:3:2: unknown key 'twon'; did you mean 'town'?"
      ])
  }

  @Test func partialsNeverUseThemselves() {
    #expect(errors("{{>p}}", ["p": "{{>q}}", "q": "{{>p}}"]) == ["q.mustache:2:1: the partial 'p' uses itself"])
  }

  /// Thirty partials, each using the next one twice, would be a thousand million.
  @Test func partialsThatGrowByPowersOfTwoAreAnError() {
    var partials = ["p30": "{{town}}"]
    for number in 0..<30 { partials["p\(number)"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
    let found = errors("{{>p0}}", partials)
    #expect(found.count == 1 && found[0].contains("more than 100000 parts or"), "\(found)")
  }

  @Test func depthIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#isOpen}}", count: depth) + "x" + String(repeating: "{{/isOpen}}", count: depth)
    }
    #expect(render(nested(100)).output == "x")
    #expect(errors(nested(101)).first?.contains("more than 100 levels inside each other") == true)
  }

  /// Every element once for each element: a section whose end is missing.
  @Test func aListInsideItselfIsAnError() {
    let found = errors("{{#days}}{{#shelves}}{{#days}}{{.}}{{/days}}{{/shelves}}{{/days}}")
    #expect(found.count == 1 && found[0].contains("the list 'days' stands inside itself"), "\(found)")
    #expect(errors("{{#days}}{{.}}{{/days}}{{#days}}{{.}}{{/days}}").isEmpty)
  }

  @Test func outputIsBounded() {
    #expect(render("{{#days}}{{.}}{{/days}}", limit: 9).output == "MonWedFri")
    #expect(render("{{#days}}{{.}}{{/days}}", limit: 8).output == nil)
  }

  @Test func plainTextIsForWhoMayWriteIt() {
    #expect(render("{{motto}}", type: "TEXT", plain: true).output == "<read> & \"write\"")
  }

  /// Text between two sections is an instruction of its own where a section leads to it, one with its neighbours elsewhere.
  @Test func literalsAreJoinedWhereNothingLeadsBetweenThem() {
    #expect(render("a{{! x }}b{{! y }}c").program.instructions.count == 1)
    #expect(render("{{#isClosed}}a{{/isClosed}}b{{! x }}c").output == "bc")
  }
}
