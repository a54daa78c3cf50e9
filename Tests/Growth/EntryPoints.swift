import ReportAnalysis
import ReportKit
import ReportModel
import ReportReaders
import ReportRecognition
import ReportWriters

/// Everything that takes bytes: each reader with the recognition behind it, decoding, archives, schemas, templates, requests.
func readingSteps(_ bytes: [UInt8]) -> [Step] {
  let text = String(decoding: bytes, as: UTF8.self)
  let source = SourceText(bytes: Array(text.utf8))
  let readers = InputFormat.allCases.filter { !$0.isPackage }.map { format in
    Step(format.rawValue) { recognize(source, as: format) }
  }
  return readers + [
    Step("front door with an archive") { _ = try? ReportReader().read(Array("PK\u{3}\u{4}".utf8) + bytes, name: "a") },
    Step("html in a cell") { recognize(SourceText(bytes: Array((pageHead + text).utf8)), as: .html) },
    Step("front door") { _ = try? ReportReader().read(bytes, name: "a") },
    Step("GB18030") { _ = try? decode(bytes, encoding: "GB18030", isLossy: true) },
    Step("UTF-16") { _ = try? decode(bytes, encoding: "UTF-16LE", isLossy: true) },
    Step("UTF-8") { _ = try? decode(bytes, encoding: "UTF-8", isLossy: true) },
    Step("archive") { _ = try? ReportReader().read(archive(bytes, encoded: "8bit"), name: "a.mht") },
    Step("quoted-printable") {
      _ = try? ReportReader().read(archive(bytes, encoded: "quoted-printable"), name: "a.mht")
    },
    Step("base64") { _ = try? ReportReader().read(archive(bytes, encoded: "base64"), name: "a.mht") },
    Step("header of an archive") { _ = try? decode(Array("MIME-Version: 1.0\nX: ".utf8) + bytes, isLossy: true) },
    Step("schema") { _ = try? HeaderDictionary(schema: source) },
    Step("request") { _ = ReportWorker(converter: ReportConverter()).answer(to: bytes) },
    // The built-in templates are checked as well each time, which would be most of the work of texts without a tag.
    Step("template") {
      if text.utf8.contains(UInt8(ascii: "{")) { _ = checkTemplates(["report.own": contentType + text]) }
    },
  ]
}

/// The beginning of a page that stands inside a cell of a report.
let pageHead = "<table><tr><th>序号<th>任务来源<th>任务内容<th>进展情况<tr><td>1<td>甲<td>乙<td>"

let contentType = "{{% CONTENT_TYPE:TEXT }}"

private func recognize(_ source: SourceText, as format: InputFormat) {
  guard let tables = try? readTables(source, as: format) else { return }
  _ = try? recognizeReports(in: tables.value, source: source)
}

private func archive(_ body: [UInt8], encoded encoding: String) -> [UInt8] {
  let header = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n\n"
  return Array((header + pageHead).utf8) + body
}

/// What is wrong with a user's templates.
func checkTemplates(_ templates: [String: String]) -> TemplateSet {
  let own = templates.map { TemplateSet.Template(name: $0, file: $0 + ".mustache", text: $1) }
  let set = TemplateSet(own.sorted { $0.name < $1.name })
  _ = set.check()
  return set
}

/// Everything that takes reports: reading them, each analysis, each writer, and reading back.
/// - Parameter newer: What the input is compared with.
func reportSteps(_ input: [UInt8], named name: String, newer: [UInt8]? = nil) -> [Step] {
  let work = ReportWork()
  var steps = [
    Step("read") { work.documents = [input, newer ?? input].compactMap { try? reader(of: name).read($0, name: name) } }
  ]
  steps += [OutputFormat.xhtml, .tsv, .ndjson].map { format in
    Step(format.rawValue) {
      for document in work.documents.prefix(1) { _ = try? work.converter.renderParts(of: document, as: format) }
    }
  }
  // Writes the others as well.
  steps += [OutputFormat.html, .markdown, .csv, .json, .xlsx, .docx].map { format in
    Step("verify \(format.rawValue)") {
      for document in work.documents.prefix(1) { _ = try? work.converter.verify(document, in: format) }
    }
  }
  return steps + analysisSteps(work)
}

/// Reads many inputs and analyses them.
func analysisSteps(_ inputs: [[UInt8]], named name: String) -> [Step] {
  let work = ReportWork()
  let read = Step("read") { work.documents = inputs.compactMap { try? reader(of: name).read($0, name: name) } }
  return [read] + analysisSteps(work)
}

private func analysisSteps(_ work: ReportWork) -> [Step] {
  var steps = [
    Step("summary") { work.summary = Summary(of: work.documents) },
    Step("merge") {
      let merged = MergedReport(of: work.documents)
      _ = merged.report
    },
    Step("submissions") {
      var offices = OfficeNames()
      for document in work.documents { _ = offices.add(document.input + (document.reports.first?.title.text ?? "")) }
      _ = Submissions(of: work.documents, unread: work.documents.map(\.input), expecting: ExpectedOffices(offices))
    },
    Step("split") {
      for key in [ReportSplit.Key.department, .issuer, .role(.content)] { _ = ReportSplit(of: work.documents, by: key) }
    },
    Step("compare") {
      guard let old = work.documents.first, let new = work.documents.last else { return }
      work.comparison = Comparison(of: old, with: new)
    },
  ]
  for format in [OutputFormat.html, .csv, .json, .xlsx] {
    steps.append(
      Step("summary as \(format.rawValue)") {
        if let summary = work.summary { _ = try? work.converter.render(summary, as: format) }
      })
  }
  for format in [OutputFormat.html, .markdown, .json, .docx] {
    steps.append(
      Step("comparison as \(format.rawValue)") {
        if let comparison = work.comparison { _ = try? work.converter.render(comparison, as: format) }
      })
  }
  return steps
}

/// What the steps of a row hand to those behind them.
private final class ReportWork {
  let converter: ReportConverter
  var documents: [ReportDocument] = []
  var summary: Summary?
  var comparison: Comparison?

  init() {
    var writing = WritingOptions()
    writing.withTitle = true
    writing.csvSafe = true
    converter = ReportConverter(writing: writing)
  }
}

/// A reader of the format that a name says, whatever the cells look like.
func reader(of name: String) -> ReportReader {
  var reader = ReportReader()
  reader.options.format = name.split(separator: ".").last.flatMap { InputFormat(fileExtension: String($0)) }
  return reader
}

/// A report with a text in every place, as CSV.
func fullReport(of text: String) -> [UInt8] {
  csv([
    [text + "2026年重点工作落实情况表（第一季度）"],
    ["序号", "任务来源", "任务内容", "责任部门", "完成时限", "进展情况", "状态", "完成率", "金额", text],
    ["1", text, text, text, text, text, text, text, text, text],
    ["2", text + "第3项", text, text, text, text, text, text, text, text],
    [text, text, text, text, text, text, text, text, text, text],
    [text], ["合计", text], ["注：" + text], [text],
  ])
}

/// A report with a text in the places that analyses and writers look at most, as CSV.
func report(of text: String) -> [UInt8] {
  csv([
    ["2026年重点工作落实情况表"], ["序号", "任务来源", "任务内容", "责任部门", "进展情况"], ["1", "甲第1项", text, "乙", text],
    ["2", text + "第3项", "丙", text, "丁"], ["注：" + text],
  ])
}

/// Rows as CSV.
func csv(_ rows: [[String]]) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}
