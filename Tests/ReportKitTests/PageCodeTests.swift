import Foundation
import ReportKit
import TestSupport
import Testing

/// The Swift code of the doors and of docs/library.md stands here too, so that what they show compiles with the imports that they
/// have.
struct PageCodeTests {
  @Test(arguments: ["README.md", "README.zh-CN.md", "docs/library.md"])
  func everyBlockIsCompiledHere(path: String) throws {
    let code = lines(of: try Repository.text("Tests/ReportKitTests/PageCodeTests.swift"))
    let blocks = try Page(path).blocks(of: "swift")
    #expect(!blocks.isEmpty)
    for block in blocks {
      let imports = lines(of: block).filter { $0.hasPrefix("import ") }
      #expect(imports.allSatisfy { ["import Foundation", "import ReportKit"].contains($0) }, "\(path): \(imports)")
      let wanted = lines(of: block).filter { !$0.hasPrefix("import ") }
      #expect(code.joined(separator: "\n").contains(wanted.joined(separator: "\n")), "\(path): not compiled: \(block)")
    }
  }

  private func lines(of text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private func sample(_ name: String) throws -> [UInt8] { try Repository.bytes("samples/\(name)") }

  @Test func theLibraryReadsAndWrites() throws {
    let bytes = try sample("civil-affairs-2026-q1.txt")
    let reader = ReportReader()
    let document = try reader.read(bytes, name: "2026-q1.txt")
    for report in document.reports {
      print(report.title.text)
      for row in report.rows where row.kind == .task && row.progress == nil { print("没有进展：", row.cells) }
    }
    for diagnostic in document.diagnostics { print(diagnostic.text(input: document.input)) }

    do {
      _ = try reader.read(Array("序号,任务来源\n1,\"甲\n".utf8), name: "a.csv")
    } catch {
      for diagnostic in error.diagnostics { print(diagnostic.text(input: "a.csv", in: .chinese)) }
    }

    let converter = ReportConverter(reader: reader)
    let page = try converter.render(document, as: .html).text
    let losses = try converter.verify(document, in: .csv).losses
    #expect(page.hasPrefix("<!DOCTYPE html>") && !losses.isEmpty)
  }

  @Test func theLibrarySummarisesMergesAndCompares() throws {
    let converter = ReportConverter()
    let documents = try ["earlier/water-2026-q2.md", "water-2026-q3.md"].map {
      try converter.reader.read(try sample($0), name: $0)
    }
    let summary = Summary(of: documents)
    let paper = try converter.render(summary, as: .xhtml).text

    let merged = MergedReport(of: documents)
    print(merged.report.rows.count, merged.diagnostics.count)

    let comparison = Comparison(of: documents[0], with: documents[1])
    let changes = try converter.render(comparison, as: .html).text
    #expect(paper.contains("@page") && merged.report.rows.count >= 10 && changes.contains("<ins"))
    #expect(comparison.added.count == 1 && comparison.removed.count == 1 && comparison.changed.count == 4)
  }

  /// Compiled as the page has it, and not run: its folders are relative to where a program is started.
  private func folders(_ converter: ReportConverter) throws -> BatchCounts {
    let batch = BatchConversion(converter: converter, formats: [.html, .csv], folder: "out/")
    let counts = try batch.convert(["reports/"]) { results, _ in
      for result in results where result.status == .failed { print(result.name) }
    }
    return counts
  }

  /// The same.
  private func door() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "q1.txt")))
    do {
      let converter = ReportConverter()
      let document = try converter.reader.read(bytes, name: "q1.txt")
      for report in document.reports {
        for row in report.rows where row.kind == .task && row.progress == nil { print(report.title.text, row.cells) }
      }
      let page = try converter.render(document, as: .html).text
      try page.write(toFile: "q1.html", atomically: true, encoding: .utf8)
    } catch let error as ReportError {
      for diagnostic in error.diagnostics { print(diagnostic.text(input: "q1.txt")) }
    }
  }
}
