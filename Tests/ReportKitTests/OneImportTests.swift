import Foundation
import ReportKit
import Testing

/// `import ReportKit` alone: the compiler holds each file to what it imports itself.
struct OneImportTests {
  private let bytes = Array("甲局2026年重点工作落实情况表\n序号,任务内容,进展情况\n1,修路,1.完工。\n".utf8)

  @Test func theModelAndTheAnalysesComeWithIt() throws {
    let document: ReportDocument = try ReportReader().read(bytes, name: "a.csv")
    let row: Row = try #require(document.reports.first?.rows.first)
    #expect(row.kind == .task && row.progress?.items == ["1.完工。"])
    let summary = Summary(of: [document])
    let merged = MergedReport(of: [document, document], title: nil)
    let comparison = Comparison(of: document, with: document)
    #expect(summary.tasks.count == 1 && merged.report.rows.count == 2 && comparison.added.isEmpty)
  }

  @Test func errorsSayTheirDiagnostics() throws {
    let said =
      "a.csv:2:3: error: the quoted cell that begins here never ends: expected '\"', found the end [unclosed-quote]"
    do {
      _ = try ReportReader().read(Array("序号,任务内容\n1,\"修路\n".utf8), name: "a.csv")
      Issue.record("read what has no end")
    } catch {
      #expect("\(error)" == said)
      // Many programs hold no more of an error than this. The module that answers them comes with the product.
      let any: any Error = error
      #expect(any.localizedDescription == error.diagnostics.first?.text(in: .ofLocale))
      #expect(Language.ofLocale == .chinese || any.localizedDescription == said)
    }
  }

  @Test func whatIsWrongWithFilesAndUsageIsSaidToo() throws {
    let schema = Array("roles:\n  score: {type: number, words: [得分]}\n".utf8)
    let error = try #require(throws: ReportError.self) { try Schema(yaml: schema) }
    let problems: any Error = error.of("s.yaml")
    #expect("\(problems)".hasPrefix("s.yaml:2:17: error: expected one of text, list, integer"))
    #expect(problems.localizedDescription.hasPrefix("s.yaml:2:17: "))
    let message = Message("name a format", zh: "请指明格式")
    let usage: any Error = UsageError(message: message)
    #expect("\(usage)" == "name a format" && usage.localizedDescription == message.text(in: .ofLocale))
  }
}
