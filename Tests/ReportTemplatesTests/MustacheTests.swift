import ReportModel
import Testing

@testable import ReportTemplates

/// The language, section by section of the specification of Mustache; `\n` and `\r\n` are as a file has them.
struct MustacheTests {
  private func expect(_ cases: [(template: String, output: String)], partials: [String: String] = [:]) {
    for (template, output) in cases {
      let found = render(template, partials: partials)
      #expect(found.errors.isEmpty, "\(template)")
      #expect(found.output == output, "\(template)")
    }
  }

  @Test func interpolation() {
    expect([
      ("", ""),
      ("no tags\n", "no tags\n"),
      ("in {{town}}.", "in Leyden."),
      ("{{ town }}|{{\ttown\n}}|{{town}}", "Leyden|Leyden|Leyden"),
      ("{{motto}}", "&lt;read&gt; &amp; &quot;write&quot;"),
      ("{{empty}}|{{zero}}", "|0"),
      // A variable is never alone on its line: the line stays, with its blanks.
      ("  {{town}}\n", "  Leyden\n"),
      ("| {{town}} |", "| Leyden |"),
      ("{ {town}} }}{{town}}}", "{ {town}} }}Leyden}"),
    ])
  }

  @Test func dottedNames() {
    expect([
      ("{{keeper.name}} of {{keeper.home.street}}", "Ada of Rapenburg"),
      ("{{guest.name}}|{{guest.home.street}}|", "||"),
      ("{{#keeper.home}}{{street}}, {{town}}{{/keeper.home}}", "Rapenburg, Delft"),
      ("{{#keeper.isAda}}yes{{/keeper.isAda}}{{^keeper.isAda}}no{{/keeper.isAda}}", "yes"),
      ("{{#guest.isAda}}yes{{/guest.isAda}}{{^guest.isAda}}no{{/guest.isAda}}", "no"),
      ("{{^guest.home}}nowhere{{/guest.home}}{{^keeper.home}}nowhere{{/keeper.home}}", "nowhere"),
      // The first name is looked up outwards, those after it are not.
      ("{{#shelves}}{{keeper.name}}{{/shelves}}", "AdaAda"),
    ])
    #expect(render("{{keeper.motto}}").errors.first?.message.english.hasPrefix("unknown key 'keeper.motto'") == true)
    #expect(render("{{shelves.label}}").errors.count == 1, "a list has no one thing to lead to")
  }

  @Test func sections() {
    expect([
      ("{{#isOpen}}open{{/isOpen}}{{#isClosed}}closed{{/isClosed}}", "open"),
      ("{{#town}}{{.}}, {{town}}{{/town}}{{#empty}}never{{/empty}}", "Leyden, Leyden"),
      (
        "{{#shelves}}{{label}}: {{#books}}{{title}} on {{label}} in {{town}}; {{/books}}{{/shelves}}",
        "A: Emma on A in Leyden; Ulysses on A in Leyden; B: "
      ),
      ("{{#days}}{{.}} {{/days}}{{#holidays}}{{.}}{{/holidays}}", "Mon Wed Fri "),
      ("{{#keeper}}{{name}}{{/keeper}}{{#guest}}{{name}}{{/guest}}", "Ada"),
      ("{{#isOpen}}a{{#isOpen}}b{{/isOpen}}c{{/isOpen}}", "abc"),
      ("{{# isOpen }}x{{/ isOpen }}", "x"),
      (
        "{{#shelves}}{{#books}}{{^last()}}{{title}} and {{/last()}}{{#last()}}{{title}}{{/last()}}{{/books}}{{/shelves}}",
        "Emma and Ulysses"
      ),
      ("{{#days}}{{#first()}}<{{/first()}}{{#even()}}e{{/even()}}{{#odd()}}o{{/odd()}}{{/days}}", "<eoe"),
      // A list that is empty inside one that is not.
      ("{{#shelves}}[{{#books}}x{{/books}}{{^books}}none{{/books}}]{{/shelves}}", "[xx][none]"),
    ])
  }

  @Test func invertedSections() {
    expect([
      ("{{^isOpen}}shut{{/isOpen}}{{^isClosed}}open{{/isClosed}}", "open"),
      ("{{^town}}none{{/town}}{{^empty}}empty{{/empty}}{{^zero}}never{{/zero}}", "empty"),
      ("{{^days}}none{{/days}}{{^holidays}}none{{/holidays}}", "none"),
      ("{{^guest}}nobody{{/guest}}{{^keeper}}nobody{{/keeper}}", "nobody"),
      ("{{^holidays}}a{{^isClosed}}b{{/isClosed}}c{{/holidays}}", "abc"),
    ])
  }

  @Test func comments() {
    expect([
      ("12{{! nothing }}34", "1234"),
      ("12{{!\n many\n lines\n}}34\n", "1234\n"),
      ("a\n{{! alone }}\nb\n", "a\nb\n"),
      ("a\n  {{! indented }}\nb", "a\nb"),
      ("a\r\n{{! alone }}\r\nb", "a\r\nb"),
      ("  {{! first }}\nb", "b"),
      ("a\n  {{! last }}", "a\n"),
      ("a\n{{!\nmany\n}}\nb\n", "a\nb\n"),
      ("  12 {{! not alone }}\n", "  12 \n"),
      ("a {{! {{town}} }}b", "a  }}b"),
    ])
  }

  @Test func standaloneLines() {
    expect([
      ("|\n{{#isOpen}}\nx\n{{/isOpen}}\n|\n", "|\nx\n|\n"),
      ("|\n  {{#isOpen}}\t\nx\n\t{{/isOpen}}  \n|\n", "|\nx\n|\n"),
      ("|\r\n{{#isOpen}}\r\nx\r\n{{/isOpen}}\r\n|", "|\r\nx\r\n|"),
      ("  {{#isOpen}}\n#{{/isOpen}}\n/", "#\n/"),
      ("#{{#isOpen}}\n/\n  {{/isOpen}}", "#\n/\n"),
      (" | {{#isOpen}}\t|\t{{/isOpen}} | \n", " | \t|\t | \n"),
      // Two tags on a line are not alone.
      ("{{#isOpen}} {{/isOpen}}\nx", " \nx"),
      ("a\n{{^isClosed}}\nb\n{{/isClosed}}\nc\n", "a\nb\nc\n"),
      ("a\n{{#days}}\n- {{.}}\n{{/days}}\nb\n", "a\n- Mon\n- Wed\n- Fri\nb\n"),
      // A tag that ends on the next line is not alone on that.
      ("{{town\n}} {{! x }}\ny", "Leyden \ny"),
    ])
  }

  @Test func setDelimiters() {
    expect([
      ("{{=<% %>=}}in <%town%>, {{town}}", "in Leyden, {{town}}"),
      ("({{= | | =}}|town|)", "(Leyden)"),
      ("{{#isOpen}}{{=| |=}}|town|{{town}}|/isOpen||={{ }}=|{{town}}", "Leyden{{town}}Leyden"),
      ("a\n{{= @ @ =}}\nb@town@", "a\nbLeyden"),
      ("a\r\n  {{= @ @ =}}  \r\nb", "a\r\nb"),
      ("{{=$ $=}}$#days$$.$$^last()$-$/last()$$/days$", "Mon-Wed-Fri"),
      ("{{=<% %>=}}<%! a comment %>x<%={{ }}=%>{{town}}", "xLeyden"),
    ])
    for wrong in ["{{=<%=}}", "{{=<% %> %>=}}", "{{== ==}}", "{{=}}", "{{=a= b=}}"] {
      let error = render(wrong).errors.first
      #expect(error?.message.english.hasPrefix("expected two delimiters") == true, "\(wrong)")
    }
  }

  @Test func partials() {
    let partials = [
      "town": "in {{town}}", "block": "{{#days}}\n{{.}}\n{{/days}}\n", "lines": ">\n{{town}}\n>\n",
      "deep": "  {{>lines}}\n",
      "switching": "{{=| |=}}|town|", "single": "|", "tagFirst": "{{town}}\n",
    ]
    expect(
      [
        ("{{>town}}", "in Leyden"),
        ("{{> town }}!", "in Leyden!"),
        ("a {{>single}} b", "a | b"),
        ("{{#shelves}}{{>town}} {{/shelves}}", "in Leyden in Leyden "),
        // Delimiters are a file's own.
        ("{{>switching}} {{town}}", "Leyden Leyden"),
        ("{{=| |=}}|>town| {{town}}", "in Leyden {{town}}"),
        // Alone on its line it takes the line away, and its blanks begin every line of the partial.
        ("a\n{{>block}}\nb\n", "a\nMon\nWed\nFri\nb\n"),
        (" {{>lines}}\nb\n", " >\n Leyden\n >\nb\n"),
        ("\t{{>deep}}\n", "\t  >\n\t  Leyden\n\t  >\n"),
        ("  {{>tagFirst}}\n", "  Leyden\n"),
        ("|\r\n{{>single}}\r\n|", "|\r\n||"),
        ("  {{>single}}\n>", "  |>"),
        (">\n  {{>single}}", ">\n  |"),
        // Not alone, it has no indentation.
        ("  {{town}}  {{> lines}}\n", "  Leyden  >\nLeyden\n>\n\n"),
      ], partials: partials)
  }

  /// Lines of a value are not indented: a cell keeps its text.
  @Test func indentationIsTheTemplatesOwn() {
    #expect(render("  {{>value}}\n", partials: ["value": "{{lines}}\n"]).output == "  one\ntwo\n")
  }

  @Test func contentTypesHoldToTheEndOfWhatTheyStandIn() {
    expect([
      ("{{% CONTENT_TYPE:BRACKETS }}{{town}}", "[Leyden]"),
      ("{{town}} {{% CONTENT_TYPE:BRACKETS }}{{town}}", "Leyden [Leyden]"),
      ("{{#isOpen}}{{% CONTENT_TYPE:BRACKETS }}{{town}}{{/isOpen}}{{town}}", "[Leyden]Leyden"),
      ("{{#days}}{{.}}{{% CONTENT_TYPE:BRACKETS }}{{.}}{{/days}}", "Mon[Mon]Wed[Wed]Fri[Fri]"),
    ])
    let partial = ["p": "{{% CONTENT_TYPE:BRACKETS }}{{town}}"]
    #expect(render("{{>p}} {{town}}", partials: partial).output == "[Leyden] Leyden")
  }
}
