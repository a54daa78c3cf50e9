import ReportJSON
import ReportModel
import Testing

@Suite struct JSONSchemaTests {
  @Test func definitionsNameWhatTheModelHas() {
    let schema = jsonSchema(of: "document")
    for format in InputFormat.allCases { #expect(schema.contains("\"\(format.rawValue)\"")) }
    for status in TaskStatus.allCases { #expect(schema.contains("\"\(status.rawValue)\"")) }
    #expect(!schema.contains("\"<"), "a name in angle brackets stands for no words")
  }

  @Test(arguments: ReportKey.allCases)
  func membersThatAreReadBackAreInTheSchema(_ key: ReportKey) {
    #expect(jsonSchema(of: "document").contains("\"\(key.rawValue)\": {"))
  }
}
