import Foundation
import TestSupport
import Testing

/// Files in a folder that a person would take for reports, and that cannot be read: they fail, and are never passed over.
struct OfficeFileTests {
  private let good = "序号,任务来源,任务内容,进展情况\n1,报告第1项,修路,完工。\n"
  private static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let zip = Array("PK\u{3}\u{4}".utf8)
  private static let pdf = Array("%PDF-1.7\n".utf8)
  private static let rtf = Array("{\\rtf1\\ansi ".utf8)

  /// Names and beginnings of files; of some only the name tells, of some only the content.
  private static let files: [(name: String, bytes: [UInt8])] = [
    ("报表.docx", zip), ("B.XLSX", zip), ("c.xlsm", zip), ("d.et", ole), ("e.wps", ole), ("f.doc", ole), ("g.xls", ole),
    ("h.ods", zip), ("i.odt", zip), ("j.rtf", rtf), ("k.pdf", pdf), ("l.ofd", zip), ("m.xlsb", zip), ("n.pptx", zip),
    ("o.docx", []), ("p.pdf", Array("broken".utf8)), ("q", zip), ("r.dat", ole), ("s.bak", pdf), ("t.old", rtf),
    ("u.v1", Array("\r\n%PDF-1.4".utf8)), ("w.dps", ole), ("x.uot", zip), ("y.docm", zip),
    ("z.fodt", Array("<x/>".utf8)),
  ]

  private func folder(_ files: [(name: String, bytes: [UInt8])]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["in/good.csv": good])
    for (name, bytes) in files {
      try folder.write(bytes + Array(repeating: 0x20, count: bytes.isEmpty ? 0 : 9), to: "in/" + name)
    }
    return folder
  }

  @Test func convertNamesAndCountsThem() throws {
    let folder = try folder(Self.files)
    let result = try Command.run(
      ["convert", "in", "--to", "csv", "-o", "out/", "--manifest", "m.ndjson"], in: folder.url)
    #expect(result.status == 1)
    for (name, _) in Self.files {
      #expect(
        result.errors.contains("in/\(name): error: ") || result.errors.contains("in/\(name):1:1: error: "), "\(name)")
      #expect(!result.errors.contains("in/\(name): note: skipped"), "\(name)")
    }
    #expect(result.errors.contains("converted 1 of \(Self.files.count + 1) reports, \(Self.files.count) failed, "))
    #expect(Set(try folder.tree("out").keys) == ["good.csv"])
    let lines = String(decoding: try folder.read("m.ndjson"), as: UTF8.self).split(separator: "\n")
    #expect(
      lines.count == Self.files.count + 1 && lines.count { $0.contains("\"status\": \"failed\"") } == Self.files.count)
    #expect(lines.contains { $0.contains("\"in/报表.docx\"") && $0.contains("\"malformed-container\"") })
  }

  @Test(arguments: ["summary", "merge"])
  func whatIsMadeOfAllInputsIsNotWritten(_ command: String) throws {
    for file in Self.files {
      let folder = try folder([file])
      let result = try Command.run([command, "in", "--to", "csv"], in: folder.url)
      #expect(result.status == 1 && result.output.isEmpty, "\(command) \(file.name)")
      #expect(result.errors.contains("in/\(file.name)") && result.errors.contains("[incomplete-input]"), "\(file.name)")
    }
  }

  @Test(arguments: [
    "~$报表.docx", "Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini", "~WRL0003.tmp", "~WRD0001.doc", "ehthumbs.db",
    "$RECYCLE.BIN", "Icon\r", "~$b.xlsx",
  ])
  func filesOfTheSystemArePassedOver(_ name: String) throws {
    let folder = try folder([(name, Self.ole)])
    try folder.write(["in/.DS_Store": "x", "in/.~lock.报表.docx#": ",me"])
    for command in [["summary", "in", "--to", "csv"], ["convert", "in", "--to", "csv", "-o", "out/"]] {
      let result = try Command.run(command, in: folder.url)
      #expect(result.status == 0 && !result.errors.contains("error"), "\(name): \(result.errors)")
    }
  }

  /// A report that was saved beside its document has its name; it is converted all the same.
  @Test func aFileThatFailsTakesNoNameFromAnother() throws {
    let folder = try folder([("good.docx", Self.ole), ("good.pdf", Self.pdf)])
    let result = try Command.run(["convert", "in", "--to", "html", "-o", "out/"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("converted 1 of 3 reports, 2 failed"), "\(result.errors)")
    #expect(Set(try folder.tree("out").keys) == ["good.html"])
  }

  /// The name alone fails nothing: what can be read is read.
  @Test func aPageUnderTheNameOfADocumentIsRead() throws {
    let page = "<table><tr><th>序号<th>任务来源<tr><td>1<td>甲</table>"
    let folder = try folder([("a.docx", Array(page.utf8)), ("b.et", Array(page.utf8))])
    let result = try Command.run(["convert", "in", "--to", "csv", "-o", "out/"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(Set(try folder.tree("out").keys) == ["a.csv", "b.csv", "good.csv"])
  }

  /// What cannot be looked into may be a report.
  @Test(.enabled(if: getuid() != 0, "root may open everything"))
  func whatCannotBeOpenedFails() throws {
    let folder = try folder([("secret", Array(good.utf8))])
    #expect(chmod(folder.path("in/secret"), 0) == 0)
    let result = try Command.run(["summary", "in", "--to", "csv"], in: folder.url)
    #expect(result.status == 1 && result.errors.contains("in/secret: error: cannot be read"))
  }
}
