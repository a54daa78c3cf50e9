import Foundation
import TestSupport
import Testing

/// Documents of old formats, which LibreOffice converts. A script stands in for it, to do what the true one does on bad days.
struct LegacyFileTests {
  private static let rtf = Array("{\\rtf1\\ansi }".utf8)

  private static var converted: [UInt8] {
    var document = WordDocument(
      WordDocument.paragraph(WordDocument.run("2026年重点工作落实情况表"))
        + WordDocument.table([["序号", "任务来源", "任务内容", "进展情况"], ["1", "报告第1项", "修路", "完工。"]]))
    document.application = "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2"
    return document.bytes
  }

  private func run(_ arguments: [String], _ office: StandInOffice, in folder: TemporaryFolder) throws -> Command.Result
  {
    var environment = office.environment
    environment["TMPDIR"] = folder.path("tmp")
    try FileManager.default.createDirectory(atPath: folder.path("tmp"), withIntermediateDirectories: true)
    let result = try Command.run(arguments, in: folder.url, environment: environment)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")).isEmpty, "temporary files are left")
    return result
  }

  @Test(arguments: [
    ("q1.doc", compoundFile(holding: ["WordDocument"]), "docx"),
    ("q1.wps", compoundFile(holding: ["WordDocument"]), "docx"),
    ("q1.rtf", rtf, "docx"), ("q1", rtf, "docx"),
    ("q1.xls", compoundFile(holding: ["a", "b", "c", "d", "Workbook"]), "xlsx"),
    ("q1.et", compoundFile(holding: ["Book"]), "xlsx"), ("old.wps", compoundFile(holding: ["MatOST"]), "docx"),
  ])
  func areConvertedAndRead(_ name: String, _ bytes: [UInt8], _ format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    let office = try StandInOffice(
      "cp \"$here/converted\" \"$output\"; echo \"$2\" > \"$here/asked\"; cp \"$input\" \"$here/got\"")
    try office.folder.write(Self.converted, to: "converted")
    let result = try run(["convert", name, "--to", "csv"], office, in: folder)
    #expect(result.status == 0 && result.text == "序号,任务来源,任务内容,进展情况\n1,报告第1项,修路,完工。\n", "\(result.errors)")
    #expect(result.errors.contains("\(name): note: LibreOffice 7.4.7.2 has converted this ."), "\(result.errors)")
    #expect(result.errors.contains("[converted-file]"))
    #expect(String(decoding: try office.folder.read("asked"), as: UTF8.self).hasPrefix(format + ":"))
    #expect(try office.folder.read("got") == bytes)
  }

  /// Places are those of the document, under the name that the user knows.
  @Test func placesAreThoseOfTheDocument() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.rtf, to: "q1.rtf")
    let document = WordDocument(WordDocument.table([["序号", "任务来源", "任务内容", "进展情况"], ["1", "甲", "乙", ""]]))
    let result = try run(["check", "q1.rtf"], try StandInOffice(giving: document.bytes), in: folder)
    #expect(result.errors.contains("q1.rtf: table 1, row 2, column 4: warning: "), "\(result.errors)")
    #expect(result.errors.contains("q1.rtf: note: LibreOffice has converted"))
  }

  @Test(arguments: [
    ("exit 0", "has made nothing of the file"), ("exit 77", "has made nothing of the file"),
    ("kill -SEGV $$", "broke down over the file (signal 11)"),
    ("echo no document > \"$output\"", "has made nothing of the file"), (": > \"$output\"", "has made nothing"),
    ("mkdir \"$output\"", "not a regular file"),
  ])
  func whatGoesWrongIsSaid(_ script: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.rtf, to: "q1.rtf")
    let result = try run(["convert", "q1.rtf", "-o", "out.csv"], try StandInOffice(script), in: folder)
    #expect(
      result.status == 1 && result.errors.contains("q1.rtf: error: ") && result.errors.contains(words),
      "\(result.errors)")
    #expect(!folder.names.contains("out.csv"))
  }

  /// Children that go on after the program has ended are ended too.
  @Test func nothingOfItGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.rtf, to: "q1.rtf")
    let office = try StandInOffice(
      "(sleep 600 & echo $! > \"$here/child\"; wait) & sleep 0.2; cp \"$here/converted\" \"$output\"")
    try office.folder.write(Self.converted, to: "converted")
    #expect(try run(["check", "q1.rtf"], office, in: folder).status == 0)
    #expect(!isAlive(try process(named: "child", of: office)))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGKILL])
  func nothingOfItGoesOnWhenWeAreEnded(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.rtf, to: "q1.rtf")
    let office = try StandInOffice("(sleep 600 & echo $! > \"$here/child\"; wait) & sleep 600")
    let environment = office.environment.merging(["TMPDIR": folder.url.path]) { $1 }
    let command = try RunningCommand(
      try Command.reportkit, ["check", "q1.rtf"], in: folder.url, environment: environment)
    #expect(command.waits { (try? office.folder.read("child"))?.last == UInt8(ascii: "\n") })
    let child = try process(named: "child", of: office)
    #expect(isAlive(child))
    command.kill(signal)
    #expect(command.waits { !isAlive(child) })
    #expect(command.waits { folder.names == ["q1.rtf"] }, "\(folder.names)")
  }

  private func process(named name: String, of office: StandInOffice) throws -> pid_t {
    let text = String(decoding: try office.folder.read(name), as: UTF8.self)
    return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Whether a process runs; one that has ended and that nobody has asked for does not.
  private func isAlive(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }

  /// It gets a home, a profile and a folder for temporary files that are its own, and is told to run no macros and ask no network.
  @Test func itIsKeptToItself() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.rtf, to: "q1.rtf")
    let office = try StandInOffice(
      "cp \"$here/converted\" \"$output\"; env > \"$here/env\"; cp \"$HOME/profile/user/registrymodifications.xcu\" \"$here\";"
        + "stat -c %a \"$HOME\" > \"$here/mode\"; tr '\\0' ' ' < /proc/$$/cmdline > \"$here/arguments\"")
    try office.folder.write(Self.converted, to: "converted")
    #expect(try run(["check", "q1.rtf"], office, in: folder).status == 0)
    func text(_ name: String) throws -> String { String(decoding: try office.folder.read(name), as: UTF8.self) }
    let environment = try text("env").split(separator: "\n")
    let home = try #require(environment.first { $0.hasPrefix("HOME=") }).dropFirst(5)
    #expect(home.hasPrefix(folder.path("tmp")) && environment.contains { $0 == "TMPDIR=\(home)" })
    #expect(!environment.contains { $0.hasPrefix("DISPLAY=") })
    #expect(try text("arguments").contains("-env:UserInstallation=file://\(home)/profile "))
    #expect(try text("mode") == "700\n")
    let settings = try text("registrymodifications.xcu")
    for name in ["DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPProxyName"] {
      #expect(settings.contains(name), "\(name)")
    }
  }

  @Test func neverMoreRunThanTheMachineHasCores() throws {
    let folder = try TemporaryFolder()
    for number in 1...9 { try folder.write(Self.rtf, to: "\(number).rtf") }
    let office = try StandInOffice(
      "mkdir -p \"$here/now\"; touch \"$here/now/$$\"; ls \"$here/now\" | wc -l >> \"$here/counts\"; sleep 0.2;"
        + "rm \"$here/now/$$\"; cp \"$here/converted\" \"$output\"")
    try office.folder.write(Self.converted, to: "converted")
    let names = (1...9).map { "\($0).rtf" }
    let result = try run(["convert"] + names + ["--to", "csv", "-o", "out/", "--jobs", "9"], office, in: folder)
    #expect(result.status == 0 && result.errors.contains("converted 9 of 9 reports"), "\(result.errors)")
    let counts = String(decoding: try office.folder.read("counts"), as: UTF8.self).split(separator: "\n").compactMap {
      Int($0.filter(\.isNumber))
    }
    #expect(counts.count == 9 && counts.allSatisfy { $0 <= ProcessInfo.processInfo.activeProcessorCount }, "\(counts)")
  }

  @Test(arguments: [
    (compoundFile(holding: ["WordDocument"]), "libreoffice-writer-nogui"), (rtf, "libreoffice-writer-nogui"),
    (compoundFile(holding: ["Workbook"]), "libreoffice-calc-nogui"),
  ])
  func withoutLibreOfficeThePackageIsNamed(_ bytes: [UInt8], _ package: String) throws {
    let result = try Command.run(["check", "-"], input: bytes, environment: StandInOffice.absent)
    #expect(result.status == 1 && result.errors.contains(package) && result.errors.contains("[unknown-format]"))
  }

  /// A folder on the path that is not named from the root is whatever folder somebody stands in.
  @Test func aProgramOfTheFolderIsNotTaken() throws {
    let office = try StandInOffice("touch \"$here/ran\"")
    let result = try Command.run(
      ["check", "-"], input: Self.rtf, in: office.folder.url, environment: ["PATH": ".::/nowhere"])
    #expect(result.status == 1 && !office.folder.names.contains("ran"))
  }

  @Test func documentsWithAPasswordAreNamed() throws {
    let office = try StandInOffice("touch \"$here/ran\"")
    let bytes = compoundFile(holding: ["EncryptedPackage", "EncryptionInfo"])
    let result = try Command.run(["check", "-"], input: bytes, environment: office.environment)
    #expect(result.status == 1 && result.errors.contains("encrypted") && !office.folder.names.contains("ran"))
  }

  @Test func foldersWorkersSummariesAndManifestsTakeThem() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: true)
    try folder.write(Self.rtf, to: "in/a.rtf")
    try folder.write(compoundFile(holding: ["WordDocument"]), to: "in/b")
    let office = try StandInOffice(giving: Self.converted)
    let arguments = ["convert", "in", "--to", "json", "-o", "out/", "--manifest", "m", "--resume"]
    #expect(try run(arguments, office, in: folder).status == 0)
    #expect(Set(try folder.tree("out").keys) == ["a.json", "b.json"])
    #expect(try run(arguments, office, in: folder).errors.contains("2 unchanged"))
    // Without LibreOffice the same inputs are no longer the same reports.
    #expect(try Command.run(arguments, in: folder.url, environment: StandInOffice.absent).status == 1)
    let summary = try run(["summary", "in", "--to", "csv"], office, in: folder)
    #expect(summary.status == 0 && summary.text.contains("报告第1项"), "\(summary)")
    let request =
      #"{"id": 1, "base64": "\#(Data(Self.rtf).base64EncodedString())", "name": "a.rtf", "to": "csv"}"# + "\n"
    let worker = try Command.run(["worker"], input: Array(request.utf8), environment: office.environment)
    #expect(worker.text.contains("\"status\": \"converted\"") && worker.text.contains("converted-file"))
  }
}
