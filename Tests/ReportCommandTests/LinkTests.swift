import Foundation
import TestSupport
import Testing

/// Every relative link of every page leads to a file, and its anchor to a heading.
struct LinkTests {
  static let pages: [String] = {
    let found = FileManager.default.enumerator(atPath: Repository.root.path)
    var pages: [String] = []
    while let path = found?.nextObject() as? String {
      if path.hasPrefix(".") { found?.skipDescendants() }
      if path.hasSuffix(".md"), !path.hasPrefix(".") { pages.append(path) }
    }
    return pages.sorted()
  }()

  @Test func pagesAreFound() {
    #expect(Self.pages.count > 15 && Self.pages.contains("docs/diagnostics.md"))
  }

  @Test(arguments: pages.filter { !$0.hasPrefix("samples/expected/") && !$0.contains("Fixtures/") })
  func linksLeadSomewhere(path: String) throws {
    let text = withoutCode(try Page(path).text)
    for match in text.matches(of: #/\]\(([^()\s]+)\)/#) where !match.output.1.contains("://") {
      let parts = match.output.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let base = Repository.url(path).deletingLastPathComponent()
      let target = parts[0].isEmpty ? Repository.url(path) : base.appending(path: String(parts[0])).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.output.1)")
      if parts.count == 2 {
        let anchors = anchors(of: try String(contentsOf: target, encoding: .utf8))
        #expect(anchors.contains(String(parts[1])), "\(path): \(match.output.1)")
      }
    }
  }

  private func withoutCode(_ text: String) -> String {
    text.replacing(#/(?ms)^```.*?^```/#, with: "")
  }

  /// The anchors that GitHub gives to headings.
  private func anchors(of page: String) -> Set<String> {
    Set(
      withoutCode(page).split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased().unicodeScalars
          .filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_ ".unicodeScalars.contains($0) }
          .map { $0 == " " ? "-" : String($0) }.joined()
      })
  }
}
