import Foundation
import TestSupport
import Testing

/// Whatever takes reports takes the files of offices: folders, summaries, comparisons, verification, workers.
struct OfficeFormatTests {
  private static let rows = [["序号", "任务来源", "任务内容", "进展情况"], ["1", "报告第1项", "修路", "完工。"]]

  /// A report in each format, under the name that it has in a folder.
  private static func files(progress: String = "完工。") -> [(name: String, bytes: [UInt8])] {
    var rows = rows
    rows[1][3] = progress
    let cells = rows.map { row in
      "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    return [
      ("a.xlsx", WorkbookBuilder([.init("Sheet1", "<sheetData>\(cells.joined())</sheetData>")]).bytes),
      ("b.docx", WordDocument(WordDocument.table(rows)).bytes),
      ("c.ods", OpenDocumentBuilder(sheets: OpenDocumentBuilder.table(rows)).bytes),
      ("d.odt", OpenDocumentBuilder(text: OpenDocumentBuilder.table(rows)).bytes),
    ]
  }

  private func folder(_ files: [(name: String, bytes: [UInt8])], at name: String = "in") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try add(files, to: folder, at: name)
    return folder
  }

  private func add(_ files: [(name: String, bytes: [UInt8])], to folder: TemporaryFolder, at name: String) throws {
    try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    for file in files { try folder.write(file.bytes, to: "\(name)/\(file.name)") }
  }

  private static let csv = "序号,任务来源,任务内容,进展情况\n1,报告第1项,修路,完工。\n"

  @Test func foldersAreConverted() throws {
    let folder = try folder(Self.files())
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0 && result.errors.contains("converted 4 of 4 reports"), "\(result.errors)")
    for name in ["a", "b", "c", "d"] {
      #expect(String(decoding: try folder.read("out/\(name).csv"), as: UTF8.self) == Self.csv, "\(name)")
    }
  }

  /// The content decides, whatever the names say.
  @Test func namesDoNotMatter() throws {
    let files = Self.files()
    let turned = zip(files, files.reversed()).map { (name: $0.name, bytes: $1.bytes) }
    let folder = try folder(turned)
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0 && result.errors.contains("converted 4 of 4 reports"), "\(result.errors)")
  }

  @Test func summariesMergesAndComparisonsTakeThem() throws {
    let folder = try folder(Self.files())
    try add(Self.files(progress: "已开工。"), to: folder, at: "before")
    let summary = try Command.run(["summary", "in", "--to", "json"], in: folder.url)
    #expect(summary.status == 0 && summary.text.contains("\"reports\": 4"), "\(summary)")
    let merged = try Command.run(["merge", "in", "--to", "csv"], in: folder.url)
    #expect(merged.status == 0 && merged.text.split(separator: "\n").count == 5, "\(merged)")
    for (name, _) in Self.files() {
      let result = try Command.run(["compare", "before/\(name)", "in/\(name)", "--to", "csv"], in: folder.url)
      #expect(result.status == 0 && result.text.contains("已开工。") && result.text.contains("完工。"), "\(name): \(result)")
    }
  }

  @Test func verificationAndWorkersTakeThem() throws {
    let folder = try folder(Self.files())
    for (name, bytes) in Self.files() {
      let verified = try Command.run(["verify", "in/\(name)", "--to", "html,csv", "--fail-on-loss"], in: folder.url)
      #expect(verified.status == 0, "\(name): \(verified)")
      let request =
        #"{"id": 1, "base64": "\#(Data(bytes).base64EncodedString())", "name": "\#(name)", "to": "csv"}"# + "\n"
      let worker = try Command.run(["worker"], input: Array(request.utf8))
      #expect(worker.text.contains("\"status\": \"converted\"") && worker.text.contains("修路"), "\(name): \(worker)")
    }
  }

  /// Nobody could say which of the two the output is.
  @Test func twoOfOneNameAreRefusedWithWhatToDo() throws {
    let files = Self.files()
    let folder = try folder([("q1.xlsx", files[0].bytes), ("q1.docx", files[1].bytes)])
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 64 && !folder.names.contains("out"))
    #expect(result.errors.contains("'in/q1.docx' and 'in/q1.xlsx' would both be written as 'out/q1'"))
    #expect(result.errors.contains("rename one of them"))
  }
}
