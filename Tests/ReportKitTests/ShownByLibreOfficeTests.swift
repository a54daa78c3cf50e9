import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Nothing that is seen in an office file is missing without a diagnostic, and nothing hidden is read: what is read of the files
/// of all office dialects, against what LibreOffice shows of them.
struct ShownByLibreOfficeTests {
  private static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Its text of a document has what is hidden and deleted too. Its page of a workbook has cells as their formats show them,
  /// without hidden sheets, rows and columns; names of sheets stand outside the tables.
  private static let kinds = [
    (prefixes: ["docx", "odt"], filter: "txt:Text (encoded):UTF8", ending: "txt"),
    (prefixes: ["xlsx", "ods"], filter: "html:HTML (StarCalc)", ending: "html"),
  ]

  private static let seeds = UInt64(1)...3

  @Test(.enabled(if: office != nil, "SKIPPED: there is no LibreOffice (soffice)"), arguments: kinds.indices)
  func everythingSeenIsRead(_ kind: Int) throws {
    let (prefixes, filter, ending) = Self.kinds[kind]
    let dialects = Dialect.all.filter { dialect in prefixes.contains { dialect.name.hasPrefix($0 + ":") } }
    #expect(dialects.count >= 9)
    let folder = try TemporaryFolder()
    var samples: [(name: String, dialect: Dialect, document: TableDocument)] = []
    for (index, dialect) in dialects.enumerated() {
      for seed in Self.seeds {
        let (_, bytes) = try dialect.sample(seed: seed)
        let name = "\(index)-\(seed)"
        try folder.write(bytes, to: name + "." + (dialect.file.split(separator: ".").last ?? ""))
        samples.append((name, dialect, try ReportReader().readTables(bytes, name: dialect.file)))
      }
    }
    let profile = "-env:UserInstallation=file://" + folder.path("profile")
    let inputs = folder.names.filter { $0.contains(".") }.map { folder.path($0) }
    let result = try Command.run(
      try #require(Self.office),
      [profile, "--headless", "--convert-to", filter, "--outdir", folder.path("out")] + inputs,
      environment: ["HOME": folder.url.path])
    #expect(result.status == 0, "\(result.errors)")
    for (name, dialect, document) in samples {
      let bytes = try folder.read("out/\(name).\(ending)")
      let shown =
        ending == "txt"
        ? String(decoding: bytes, as: UTF8.self)
        : Self.texts(of: try ReportReader().readTables(bytes, name: "a.html"), withLines: false)
      let (missing, invented) = Self.difference(shown, Self.texts(of: document, withLines: true))
      let says = Set(document.diagnostics.map(\.code))
      // Only LibreOffice's text has what nobody sees; that there is any must be said.
      let isExplained = ending == "txt" && !says.isDisjoint(with: [.hiddenText, .deletedText])
      #expect(missing.isEmpty || isExplained, "\(dialect.name) \(name): not read: \(missing)")
      // A table in a table of an OpenDocument in which something is deleted is lost to LibreOffice.
      let isLost = dialect.name == "odt: everything" && says.contains(.deletedText)
      #expect(invented.isEmpty || isLost, "\(dialect.name) \(name): not shown: \(invented)")
    }
  }

  /// The texts of a document, that of a merged cell once.
  private static func texts(of document: TableDocument, withLines: Bool) -> String {
    var texts: [String] = []
    for block in document.blocks {
      switch block {
      case .line(let line): if withLines { texts.append(line.text) }
      // The texts of a table that holds others, or lays out a page, stand around it too.
      case .table(let table) where table.holdsTables: break
      case .table(let table):
        let grid = table.grid
        for row in grid.indices {
          for column in grid[row].indices where !table.isCovered(row, column) {
            texts.append(grid[row][column])
          }
        }
      }
    }
    return texts.joined(separator: "\n")
  }

  /// The characters that one text has more than another, blanks apart.
  private static func difference(_ shown: String, _ read: String) -> (missing: String, invented: String) {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in normalized(shown) { counts[scalar, default: 0] += 1 }
    for scalar in normalized(read) { counts[scalar, default: 0] -= 1 }
    func text(_ sign: Int) -> String {
      counts.filter { $0.value * sign > 0 }.keys.sorted().map { "\($0)×\(abs(counts[$0] ?? 0))" }.joined(separator: " ")
    }
    return (text(1), text(-1))
  }

  /// Without blanks and invisible characters, struck text without its brackets, raised and lowered digits as digits: what
  /// LibreOffice's text does not say. Its pages have a sign for half a character where a run begins at one beyond 65,535.
  private static func normalized(_ text: String) -> [Unicode.Scalar] {
    let plain = text.replacing("〔删：", with: "").replacing("〕", with: "")
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
    let lowered = Array("₀₁₂₃₄₅₆₇₈₉".unicodeScalars)
    let digits = Array("0123456789".unicodeScalars)
    return plain.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != "\u{FFFD}" && !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20
    }.map { scalar in
      if let index = raised.firstIndex(of: scalar) ?? lowered.firstIndex(of: scalar) { return digits[index] }
      return scalar == "○" || scalar == "零" ? "〇" : scalar
    }
  }
}
