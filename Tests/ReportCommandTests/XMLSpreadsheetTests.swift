import Foundation
import TestSupport
import Testing

/// A file that an export system calls .xls, and that is an XML spreadsheet.
struct XMLSpreadsheetTests {
  @Test func isConvertedUnderTheNameOfAWorkbook() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Repository.bytes("Tests/Fixtures/workbook.xml"), to: "q1.xls")
    let result = try Command.run(["convert", "q1.xls", "--to", "csv"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(String(decoding: result.output, as: UTF8.self) == "序号,任务内容,进展情况,完成率\n1,修路,\"1.选址完成。\n2.已开工。\",85.5%\n")
  }
}
