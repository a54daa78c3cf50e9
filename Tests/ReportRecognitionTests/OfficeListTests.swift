import ReportModel
import ReportReaders
import ReportRecognition
import Testing

/// Lists of who is to report.
struct OfficeListTests {
  private func read(_ text: String) throws(ReadError) -> OfficeNames {
    try OfficeList.read(SourceText(bytes: Array(text.utf8)))
  }

  @Test func namesAliasesAndComments() throws {
    let list = try read("# 应报单位\r\n区教育局\r\n\r\n  区文化和旅游局 = 区文旅局、文旅局，旅发委 # 2025年改名\n区 民 政 局＝民政局；\n高新区（管委会）\n")
    #expect(list.offices.map(\.name) == ["区教育局", "区文化和旅游局", "区 民 政 局", "高新区（管委会）"])
    #expect(list.offices.map(\.aliases) == [[], ["区文旅局", "文旅局", "旅发委"], ["民政局"], []])
    #expect(list.offices.map(\.place?.line) == [2, 4, 5, 6] && list.offices[1].place?.column == 3)
    #expect(list.name(of: "旅发委") == "区文化和旅游局" && list.name(of: "高新区 (管委会)") == "高新区（管委会）")
    #expect(list.name(of: "区统计局") == nil)
  }

  /// Numbers are no part of names where the whole list counts.
  @Test func listsMayBeNumbered() throws {
    for list in ["1. 区教育局\n2. 区民政局 = 民政局\n", "1、区教育局\n\n2、区民政局=民政局", "（一）区教育局\n（二）区民政局=民政局"] {
      let offices = try read("# 应报单位\n" + list).offices
      #expect(offices.map(\.name) == ["区教育局", "区民政局"] && offices[1].aliases == ["民政局"], "\(list)")
    }
    #expect(try read("1. 区教育局\n3. 区民政局").offices.map(\.name) == ["1. 区教育局", "3. 区民政局"])
  }

  @Test(arguments: [
    ("区教育局\n区教育 局", 2, "is on the list already, in line 1"), ("甲局=乙局\n丙局=乙局", 2, "'乙局' is a name of '甲局' already"),
    ("甲局=乙局\n乙局", 2, "'乙局' is a name of '甲局' already"), ("甲局\n乙局=甲局", 2, "'甲局' is a name of '甲局' already"),
    ("区教育局、区民政局", 1, "one name stands on a line"), ("甲局\n=乙局", 2, "one name stands on a line"),
    ("甲局 = 乙局 丙局", 1, "one name stands on a line"),
  ])
  func mistakesAreNamedWithTheirLine(_ text: String, _ line: Int, _ words: String) {
    do throws(ReadError) {
      _ = try read(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.diagnostic.code == .invalidList && error.diagnostic.location?.line == line)
      #expect(error.diagnostic.message.contains(words), "\(error.diagnostic.message)")
    }
  }

  @Test(arguments: ["", "\n \n", "# nobody\n"])
  func nobodyIsAnError(_ text: String) {
    #expect(throws: ReadError.invalidList(.emptyList, at: nil)) { try read(text) }
  }

  private func dictionary(_ yaml: String) throws(ReadError) -> HeaderDictionary {
    try HeaderDictionary(schema: SourceText(bytes: Array(yaml.utf8)))
  }

  @Test func schemasNameDepartmentsAndWhoIsToReport() throws {
    let dictionary = try dictionary(
      "departments:\n  区文化和旅游局: [区文旅局, \"文旅局\"]\n  区教育局:\nexpect: [区教育局, 区民政局]\n")
    #expect(dictionary.departments.offices.map(\.name) == ["区文化和旅游局", "区教育局"])
    #expect(dictionary.departments.name(of: "文旅局") == "区文化和旅游局")
    #expect(dictionary.expected.offices.map(\.name) == ["区教育局", "区民政局"])
    #expect(dictionary.expected.offices[1].place?.line == 4)
    let again = try HeaderDictionary(schema: SourceText(bytes: Array(dictionary.schema.utf8)))
    #expect(again.schema == dictionary.schema && again.departments.name(of: "区文旅局") == "区文化和旅游局")
    #expect(again.expected.offices.map(\.name) == ["区教育局", "区民政局"])
  }

  @Test(arguments: [
    ("departments: [甲局]", 1, "a mapping of names"), ("departments: {甲局: 乙局}", 1, "expected a list of names"),
    ("departments:\n  甲局: [乙局]\n  丙局: [乙局]", 3, "'乙局' is a name of '甲局' already, in line 2"),
    ("expect: [甲局, 甲 局]", 1, "'甲 局' is on the list already"), ("expect: [甲局、乙局]", 1, "expected a name of 1 to 100"),
    ("office: [甲局]", 1, "expected one of roles, titles, departments, expect"),
  ])
  func mistakesOfSchemasAreNamed(_ yaml: String, _ line: Int, _ words: String) {
    do throws(ReadError) {
      _ = try dictionary(yaml)
      Issue.record("\(yaml) was read")
    } catch {
      #expect(error.diagnostic.code == .invalidSchema && error.diagnostic.location?.line == line)
      #expect(error.diagnostic.message.contains(words), "\(error.diagnostic.message)")
    }
  }
}
