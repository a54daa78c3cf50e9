import Foundation
import ReportModel
import TestSupport
import Testing

/// The rules of RFC 4180, section 2, one case each, with Python's csv module as the judge.
struct CommaSeparatedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let rows: [[String]]

    init(_ name: String, _ text: String, _ rows: [[String]]) {
      (testDescription, self.text, self.rows) = (name, text, rows)
    }
  }

  static let cases: [Case] = [
    Case("LF", "序号,任务\n1,修路\n", [["序号", "任务"], ["1", "修路"]]),
    Case("CR LF", "序号,任务\r\n1,修路\r\n", [["序号", "任务"], ["1", "修路"]]),
    Case("no line end at the end", "序号,任务\r\n1,修路", [["序号", "任务"], ["1", "修路"]]),
    Case("blanks belong to the field", "a , b\n c,d \n", [["a ", " b"], [" c", "d "]]),
    Case("everything in quotes", "\"序号\",\"任务\"\r\n\"1\",\"修路\"\r\n", [["序号", "任务"], ["1", "修路"]]),
    Case(
      "comma in quotes", "姓名,地址,电话\n王某,\"云湖区环湖路12号, 3单元\",007\n",
      [["姓名", "地址", "电话"], ["王某", "云湖区环湖路12号, 3单元", "007"]]),
    Case(
      "empty fields, LF", "a,b,c\n1,\"\",\"\"\n2,,4\n,,5\n",
      [["a", "b", "c"], ["1", "", ""], ["2", "", "4"], ["", "", "5"]]),
    Case(
      "empty fields, CR LF", "a,b,c\r\n1,\"\",\"\"\r\n2,,4\r\n,,5\r\n",
      [["a", "b", "c"], ["1", "", ""], ["2", "", "4"], ["", "", "5"]]),
    Case(
      "doubled quotes", "a,b\n1,\"叫\"\"一网通办\"\"的平台\"\n\"\"\"\",\"\"\"x\"\"\"\n",
      [["a", "b"], ["1", "叫\"一网通办\"的平台"], ["\"", "\"x\""]]),
    Case(
      "JSON in a field", "键,值\n1,\"{\"\"完成\"\": true, \"\"项\"\": [285, 286], \"\"注\"\": \"\"\"\"}\"\n",
      [["键", "值"], ["1", "{\"完成\": true, \"项\": [285, 286], \"注\": \"\"}"]]),
    Case(
      "coordinates", "位置,备注\n\"(30.2741, 120.1551)\",起点\n\"(-33.86, 151.21)\",\n",
      [["位置", "备注"], ["(30.2741, 120.1551)", "起点"], ["(-33.86, 151.21)", ""]]),
    Case(
      "LF in quotes", "a,b,c\n1,\"一行\n二行\n\n四行\",3\n\"\n\",5,6\n",
      [["a", "b", "c"], ["1", "一行\n二行\n\n四行", "3"], ["\n", "5", "6"]]),
    Case(
      "CR LF in quotes", "a,b,c\r\n1,\"一行\r\n二行\",3\r\n4,5,\"六\r\n\"\r\n",
      [["a", "b", "c"], ["1", "一行\n二行", "3"], ["4", "5", "六\n"]]),
    Case(
      "quotes and line breaks", "a,b\n1,\"他说\n\"\"年内, 一定\"\"\n\"\n\"\"\"\n\"\"\",2\n",
      [["a", "b"], ["1", "他说\n\"年内, 一定\"\n"], ["\"\n\"", "2"]]),
    Case("UTF-8", "a,b\n镕,𠮷野家\né,👩‍👩‍👧 ʤ\n", [["a", "b"], ["镕", "𠮷野家"], ["é", "👩‍👩‍👧 ʤ"]]),
  ]

  @Test(arguments: cases)
  func readsWhatTheStandardSays(_ one: Case) throws {
    #expect(try grids(one.text, as: .csv) == [one.rows])
    #expect(try judgedRows(one.text) == one.rows)
  }

  @Test(arguments: cases)
  func readsTheSameWithTabs(_ one: Case) throws {
    // No field of the cases holds a TAB, and one in quotes may hold a comma.
    let rows = one.rows.map { row in
      row.map { "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
    }
    #expect(try grids(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"), as: .tsv) == [one.rows])
  }

  /// What Python reads; like our reader, with line feeds inside the fields.
  private func judgedRows(_ text: String) throws -> [[String]] {
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode("utf-8")
      rows = csv.reader(io.StringIO(text, newline=""), strict=True)
      print(json.dumps([[field.replace("\\r\\n", "\\n") for field in row] for row in rows]))
      """
    let result = try Command.tool(["python3", "-c", script], input: Array(text.utf8))
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode([[String]].self, from: Data(result.output))
  }
}
