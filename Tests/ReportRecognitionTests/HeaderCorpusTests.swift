import Foundation
import ReportModel
import ReportRecognition
import Testing
import TestSupport

/// Headers as offices write them, with the roles that they should get.
struct HeaderCorpusTests {
  private struct Score {
    var right = 0
    var absent: [String] = []
    var wrong: [String] = []

    var count: Int { right + absent.count + wrong.count }
  }

  private func score(_ file: URL) throws -> Score {
    var score = Score()
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      let roles = fields[1].split(separator: "|").map(String.init)
      let found = HeaderDictionary.standard.column(named: String(fields[0])).role?.rawValue ?? "-"
      if roles.contains(found) {
        score.right += 1
      } else if found == "-" {
        score.absent.append("\(fields[0]) is \(fields[1])")
      } else {
        score.wrong.append("\(fields[0]) is \(fields[1]), not \(found)")
      }
    }
    return score
  }

  @Test func nearlyAllHeadersAreReadRightAndNoneWrong() throws {
    let score = try score(Repository.root.appending(path: "Tests/Fixtures/headers.tsv"))
    #expect(score.count >= 600)
    #expect(score.wrong == [], "a wrong role is worse than none")
    #expect(score.right * 100 >= score.count * 98, "\(score.right) of \(score.count); none for \(score.absent)")
  }

  private static let shared = Repository.root.appending(path: "../shared/cases/headers.tsv")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: shared.path), "SKIPPED: ../shared/cases is not here"))
  func sharedHeadersAreReadRight() throws {
    let score = try score(Self.shared)
    #expect(score.wrong == [] && score.absent == [])
  }
}
