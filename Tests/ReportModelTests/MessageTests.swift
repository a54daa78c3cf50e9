import Foundation
import ReportModel
import Testing

/// The table of messages: every sentence in every language, saying the same.
struct MessageTests {
  /// The messages as they are declared: the English and the Chinese expression of `Message(…, zh: …)`.
  private static let declarations: [(file: String, english: String, chinese: String)] = {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let files =
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    return files.flatMap { file -> [(String, String, String)] in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
      return text.components(separatedBy: "Message(").dropFirst().compactMap { call in
        let parts = call.components(separatedBy: "zh: ")
        guard parts.count > 1, let english = parts.first, english.contains("\"") else { return nil }
        return (file.lastPathComponent, english, parts[1].components(separatedBy: "\n  }")[0])
      }
    }
  }()

  /// The names in the interpolations of an expression, without those of functions, members and nested literals.
  private func names(in expression: String) -> Set<String> {
    let pattern = /\\\(([^()]*(?:\([^()]*\)[^()]*)*)\)/
    let found = expression.matches(of: pattern).flatMap { match in
      match.1.replacing(/"[^"]*"/, with: "").replacing(/\.\w+/, with: "").matches(of: /[a-z]\w*\b(?!\()/)
        .map { String($0.0) }
    }
    return Set(found)
  }

  @Test func everyMessageSaysTheSameInBothLanguages() {
    #expect(Self.declarations.count > 150)
    for (file, english, chinese) in Self.declarations {
      #expect(names(in: english) == names(in: chinese), "\(file): \(english)")
    }
  }

  @Test func everyChineseMessageIsChinese() {
    for (file, english, chinese) in Self.declarations {
      let isChinese = chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      let isQuotedAlone = names(in: english).isEmpty == false && !english.contains(/[a-z]{3}/)
      #expect(isChinese || chinese.hasPrefix("“") || chinese.hasPrefix("\"“") || isQuotedAlone, "\(file): \(chinese)")
      #expect(!english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(file): \(english)")
    }
  }

  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh_CN.utf8", .chinese), ("zh_TW", .chinese), ("zh_CN.UTF-8@pinyin", .chinese),
    ("zh_CN.GB18030", .english), ("zh_CN.GBK", .english), ("en_US.UTF-8", .english), ("C", .english), ("", .english),
  ])
  func localesNameLanguages(locale: String, language: Language) {
    #expect(Language(locale: locale) == language)
  }
}
