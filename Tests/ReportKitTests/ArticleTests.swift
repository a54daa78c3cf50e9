import Foundation
import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// The code of the article "From bytes to a printed summary" stands here in functions that run; each block of the article must
/// be found here line by line, so that what the article shows compiles and does what it says.
struct ArticleTests {
  @Test func everyBlockOfTheArticleIsCompiledHere() throws {
    let article = try Repository.text("Sources/ReportKit/ReportKit.docc/FromBytesToASummary.md")
    let code = try Repository.text("Tests/ReportKitTests/ArticleTests.swift")
    let lines = code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    let blocks = article.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
    #expect(blocks.count == 7)
    for block in blocks {
      let wanted = block.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
      #expect(lines.contains(wanted), "not compiled: \(block)")
    }
  }

  private func sample(_ name: String) throws -> [UInt8] { try Repository.bytes("samples/\(name)") }

  @Test func bytesBecomePages() throws {
    let bytes = try sample("civil-affairs-2026-q1.txt")

    let reader = ReportReader()
    let document = try reader.read(bytes, name: "2026-q1.txt")
    for diagnostic in document.diagnostics {
      print(diagnostic.text(input: document.input))
    }

    for report in document.reports {
      for row in report.rows where row.kind == .task && row.progress == nil {
        print("没有进展：", row.number ?? 0, row.departments.map(\.name))
      }
    }

    let converter = ReportConverter(reader: reader)
    let page = try converter.render(document, as: .html).text
    #expect(page.hasPrefix("<!DOCTYPE html>"))

    let losses = try converter.verify(document, in: .csv).losses
    #expect(!losses.isEmpty)
  }

  @Test func problemsAreNamed() throws {
    func problems(of bytes: [UInt8], name: String) -> [String] {
      do {
        return try ReportReader().read(bytes, name: name).diagnostics.map { $0.text(input: name) }
      } catch {
        return error.diagnostics.map { $0.text(input: name) }
      }
    }
    #expect(problems(of: try sample("market-2026-09.txt"), name: "a").isEmpty)
    #expect(problems(of: Array("\"a,b\n".utf8), name: "a.csv").first?.contains("[unclosed-quote]") == true)
  }

  @Test func documentsBecomeASummary() throws {
    let converter = ReportConverter()
    let documents = try ["civil-affairs-2026-q1.txt", "housing-2026-h1.tsv"].map {
      try converter.reader.read(try sample($0), name: $0)
    }

    let summary = Summary(of: documents)
    for department in summary.departments where department.withoutProgress > 0 {
      print(department.name, department.tasks.count, department.withoutProgress)
    }
    let paper = try converter.render(summary, as: .xhtml).text
    #expect(paper.contains("@page") && summary.tasks.count == 15)
  }

  @Test func foldersAreConverted() throws {
    let folder = try TemporaryFolder()
    try folder.write(["reports/a.csv": "序号,任务内容\n1,修路\n", "reports/b.csv": "\"序号\n"])
    let converter = ReportConverter()
    func run(_ here: String) throws -> BatchCounts {
      let batch = BatchConversion(converter: converter, formats: [.html, .csv], folder: here + "out/")
      return try batch.convert([here + "reports/"])
    }
    let counts = try run(folder.path("") + "/")
    #expect(counts.converted == 1 && counts.failed == 1)
    #expect(try folder.tree("out").keys.sorted() == ["a.csv", "a.html"])
  }

  /// Compiled as the article has it, and not run: its folders are relative to where a program is started.
  private func batchOfTheArticle(_ converter: ReportConverter) throws -> BatchCounts {
    let batch = BatchConversion(converter: converter, formats: [.html, .csv], folder: "out/")
    let counts = try batch.convert(["reports/"]) { results, _ in
      for result in results where result.status == .failed { print(result.name) }
    }
    return counts
  }
}
