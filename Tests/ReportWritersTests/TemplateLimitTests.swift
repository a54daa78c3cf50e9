import ReportModel
import ReportTemplates
import Testing

@testable import ReportWriters

/// Testing has a type of this name too.
private typealias SourceLocation = ReportModel.SourceLocation

/// Templates whose parts multiply are refused before anything is rendered.
struct TemplateLimitTests {
  private let pragma = "{{% CONTENT_TYPE:TEXT }}"

  private func errors(_ source: String, partials: [String: String] = [:]) -> [TemplateError] {
    let own = ([("report.t", pragma + source)] + partials.sorted { $0.key < $1.key }.map { ($0, pragma + $1) }).map {
      TemplateSet.Template(name: $0, file: $0 + ".mustache", text: $1)
    }
    return TemplateSet(own).check().errors
  }

  private func sections(_ count: Int) -> String {
    String(repeating: "{{#withTitle}}\n", count: count) + String(repeating: "{{/withTitle}}", count: count)
  }

  @Test func sectionsStandAHundredLevelsInsideEachOther() {
    #expect(errors(sections(100)).isEmpty)
    let found = errors(sections(101))
    #expect(found.map(\.place) == [SourceLocation(line: 101, column: 1)])
    #expect(found.first?.message.english.hasPrefix("sections and partials stand more than 100 levels") == true)
  }

  @Test func partialsAreLevelsToo() {
    let tower = Dictionary(uniqueKeysWithValues: (1...99).map { ("p\($0)", "{{> p\($0 + 1)}}") })
    #expect(errors("{{> p1}}", partials: tower.merging(["p100": "x"]) { $1 }).isEmpty)
    let higher = tower.merging(["p100": "\n{{> p101}}", "p101": "x"]) { $1 }
    #expect(errors("{{> p1}}", partials: higher).map { "\($0.file):\($0.place.line)" } == ["p100.mustache:2"])
    #expect(errors("{{> p}}", partials: ["p": sections(100)]).map(\.file) == ["p.mustache"])
  }

  /// Twenty-five short files that would write 32 MB.
  @Test func partialsThatDoubleAreCounted() {
    let doubling = Dictionary(uniqueKeysWithValues: (1...24).map { ("p\($0)", "{{> p\($0 + 1)}}\n{{> p\($0 + 1)}}") })
    let partials = doubling.merging(["p25": "x"]) { $1 }
    let found = errors("{{> p1}}", partials: partials)
    #expect(found.count == 1)
    #expect(found.first?.message.english.contains("the template has more than 100000 parts or 16000000 bytes") == true)
    #expect(errors("{{> p13}}", partials: partials).isEmpty)
  }

  @Test func aLongTextIsNoFault() {
    #expect(errors("{{pageTitle}}" + String(repeating: "字", count: 2_000_000)).isEmpty)
  }

  @Test(arguments: [
    ("{{#rows}}{{kind}}\n{{#rows}}{{/rows}}{{/rows}}", "rows"),
    ("{{#reports}}{{#rows}}\n{{#reports}}{{/reports}}{{/rows}}{{/reports}}", "reports"),
    ("{{#rows}}{{#cells}}\n{{#cells}}{{.}}{{/cells}}{{/cells}}{{/rows}}", "cells"),
  ])
  func aListInsideItselfIsASlip(_ source: String, _ name: String) {
    let found = errors(source)
    #expect(found.map(\.place) == [SourceLocation(line: 2, column: 1)])
    #expect(found.first?.message.english.hasPrefix("the list '\(name)' stands inside itself") == true)
  }

  @Test(arguments: [
    "{{#reports}}{{#groups}}{{#rows}}{{kind}}{{/rows}}{{/groups}}{{#rows}}{{kind}}{{/rows}}{{/reports}}",
    "{{#reports}}{{#rows}}{{#columns}}{{name}}{{/columns}}{{/rows}}{{/reports}}",
    "{{#reports}}{{#columns}}{{name}}{{^rows}}{{/rows}}{{/columns}}{{#hasRows}}{{#hasRows}}x{{/hasRows}}{{/hasRows}}{{/reports}}",
  ])
  func otherListsAreNone(_ source: String) { #expect(errors(source).isEmpty) }

  @Test func bracesAreNoFault() {
    let line = String(repeating: "{ ", count: 1_000) + "{{pageTitle}}\n"
    #expect(errors(String(repeating: line, count: 1_000)).isEmpty)
  }

  @Test func aHundredErrorsAreNamed() {
    #expect(errors(String(repeating: "{{nothing}}\n", count: 300)).count == 100)
  }
}
