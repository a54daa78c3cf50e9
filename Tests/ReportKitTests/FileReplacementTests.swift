import Foundation
import ReportModel
import TestSupport
import Testing

@testable import ReportKit

struct FileReplacementTests {
  private func stage(_ names: [String], in folder: TemporaryFolder, hasLinks: Bool = true) throws -> FileReplacement {
    var files = FileReplacement(hasLinks: hasLinks)
    for name in names { try files.stage("new", at: folder.path(name)) }
    return files
  }

  private func failure(of files: consuming FileReplacement) -> ReportError? {
    do throws(ReportError) {
      try files.commit()
      return nil
    } catch { return error }
  }

  @Test func filesAreReplacedTogetherOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    try folder.write("old".utf8, to: "a")
    #expect(throws: ReportError.self) {
      var files = FileReplacement()
      try files.stage("new", at: folder.path("a"))
      try files.stage("new", at: folder.path("missing/b"))
      try files.commit()
    }
    #expect(try folder.read("a") == Array("old".utf8))
    #expect(folder.names == ["a"])
    var files = FileReplacement()
    try files.stage("new", at: folder.path("a"))
    try files.stage("更", at: folder.path("b"))
    #expect(try folder.read("a") == Array("old".utf8))
    try files.commit()
    #expect(try folder.read("a") == Array("new".utf8) && folder.read("b") == Array("更".utf8))
    #expect(folder.names == ["a", "b"])
  }

  /// A folder that somebody has put at the last place makes its rename fail, after the others have been made.
  @Test(arguments: [true, false])
  func whatWasReplacedIsPutBack(hasLinks: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a": "old a", "sub/b": "old b", "keep": ""])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
    let node = try FileManager.default.attributesOfItem(atPath: folder.path("a"))[.systemFileNumber] as? Int
    let files = try stage(["a", "sub/b", "new", "last"], in: folder, hasLinks: hasLinks)
    try FileManager.default.createDirectory(atPath: folder.path("last"), withIntermediateDirectories: false)
    let error = failure(of: files)
    #expect(error?.diagnostics.map(\.code) == [.unwritableFile])
    #expect(error?.diagnostics.first?.message.contains("last' cannot be written: ") == true)
    #expect(try folder.read("a") == Array("old a".utf8) && folder.read("sub/b") == Array("old b".utf8))
    #expect(folder.names == ["a", "keep", "last", "sub"])
    #expect(try Set(folder.tree("sub").keys) == ["b"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    if hasLinks { #expect(attributes[.systemFileNumber] as? Int == node, "it is the old file itself") }
  }

  /// Where a rename fails in the middle, those after it are not tried.
  @Test(arguments: [true, false])
  func theFirstFailureEndsIt(hasLinks: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(["a": "old", "c": "old"])
    let files = try stage(["a", "b", "c"], in: folder, hasLinks: hasLinks)
    try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: false)
    #expect(failure(of: files) != nil)
    #expect(try folder.read("a") == Array("old".utf8) && folder.read("c") == Array("old".utf8))
    #expect(folder.names == ["a", "b", "c"])
  }

  @Test func whatReplacesLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a": "old", "b": "old", "sub/c": "old"])
    for hasLinks in [true, false] {
      try stage(["a", "b", "sub/c"], in: folder, hasLinks: hasLinks).commit()
      #expect(folder.names == ["a", "b", "sub"])
      #expect(try folder.tree("sub") == ["c": Array("new".utf8)])
    }
    _ = try stage(["a"], in: folder)
    #expect(folder.names == ["a", "b", "sub"])
  }

  /// A run that was killed between two renames has left new files and the second names of old ones; every place has a file.
  @Test func theNextRunRemovesWhatAKilledOneHasLeft() throws {
    let folder = try TemporaryFolder()
    try folder.write([
      "a": "new", ".reportkit-abcdef/1": "new", ".reportkit-abcdef/2.old": "old", ".reportkit-other": "x",
    ])
    try stage(["b"], in: folder).commit()
    #expect(folder.names == [".reportkit-other", "a", "b"])
  }

  @Test func modesAreKeptAndLinksAreFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("old".utf8, to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a")
    try FileManager.default.createSymbolicLink(atPath: folder.path("second"), withDestinationPath: folder.path("link"))
    for name in ["link", "second"] {
      try stage([name], in: folder).commit()
      #expect(try folder.read("a") == Array("new".utf8))
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a"))
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "a")
    }
  }

  @Test func whatIsNoFileIsWrittenTo() throws {
    var files = FileReplacement()
    try files.stage("new", at: "/dev/null")
    try files.commit()
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
  }

  @Test func pipesThatNobodyReadsAreNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    var files = FileReplacement()
    let error = #expect(throws: ReportError.self) { try files.stage("new", at: folder.path("pipe")) }
    #expect(error?.diagnostics.first?.message.hasSuffix("cannot be written: a pipe that nobody reads") == true)
    // More than a pipe holds, so that it is waited for whoever reads.
    let reader = Process()
    reader.executableURL = URL(filePath: "/bin/sh")
    reader.arguments = ["-c", "cat pipe > copy"]
    reader.currentDirectoryURL = folder.url
    try reader.run()
    let text = String(repeating: "长", count: 100_000)
    while (try? files.stage(text, at: folder.path("pipe"))) == nil { usleep(1_000) }
    reader.waitUntilExit()
    #expect(try folder.read("copy") == Array(text.utf8))
    try files.commit()
  }

  /// The place of a link would be another file where the bytes of its name were repaired.
  @Test func linksToNamesThatAreNotUTF8AreRefused() throws {
    let folder = try TemporaryFolder()
    let script =
      "import os, sys; os.chdir(sys.argv[1]); open(b'\\xb1.csv', 'w').write('old'); os.symlink(b'\\xb1.csv', b'a')"
    #expect(try Command.tool(["python3", "-c", script, folder.url.path]).status == 0)
    var files = FileReplacement()
    let error = #expect(throws: ReportError.self) { try files.stage("new", at: folder.path("a")) }
    #expect(error?.diagnostics.first?.message.contains("a link to '\\xB1.csv', which is not UTF-8") == true)
    try files.commit()
    #expect(try folder.read("a") == Array("old".utf8))
  }

  /// A folder on the way may have any name: nothing is made of it.
  @Test func foldersThatAreNotUTF8AreOnTheWay() throws {
    let folder = try TemporaryFolder()
    let script =
      "import os, sys; os.chdir(sys.argv[1]); os.mkdir(b'\\xb1'); os.symlink(b'\\xb1', b'link'); open('link/a', 'w').close()"
    #expect(try Command.tool(["python3", "-c", script, folder.url.path]).status == 0)
    try stage(["link/a", "link/b"], in: folder).commit()
    #expect(try folder.read("link/a") == Array("new".utf8) && folder.read("link/b") == Array("new".utf8))
  }

  @Test func ownerAndAttributesOfTheOldFileStay() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a": "old"])
    let script = """
      import os, sys
      path = sys.argv[1]
      os.setxattr(path, "user.origin", "市政府".encode()); os.setxattr(path, "user.empty", b"")
      if os.geteuid() == 0: os.chown(path, 1234, 2345)
      """
    let isSet = try Command.tool(["python3", "-c", script, folder.path("a")]).status == 0
    try stage(["a"], in: folder).commit()
    let shown = """
      import os, sys
      path = sys.argv[1]; status = os.stat(path)
      print(status.st_uid, status.st_gid, [(n, os.getxattr(path, n).decode()) for n in sorted(os.listxattr(path))])
      """
    let found = try Command.tool(["python3", "-c", shown, folder.path("a")]).text
    let isRoot = geteuid() == 0
    if isSet {
      #expect(found.hasPrefix(isRoot ? "1234 2345 " : "\(geteuid()) "))
      #expect(found.hasSuffix("[('user.empty', ''), ('user.origin', '市政府')]\n"), "\(found)")
    }
    #expect(try folder.read("a") == Array("new".utf8))
  }

  /// The access control list of the folder is that of new files only.
  @Test func accessControlListsStayThoseOfTheOldFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(["a": "old", "b": "old"])
    // user::rw-, user:1234:r--, group::r--, mask::r--, other::---, as Linux stores them.
    let script = """
      import os, struct, sys
      os.chdir(sys.argv[1])
      entries = [(1, 6, 0xFFFFFFFF), (2, 4, 1234), (4, 4, 0xFFFFFFFF), (16, 4, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)]
      value = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
      os.setxattr("a", "system.posix_acl_access", value)
      os.setxattr(".", "system.posix_acl_default", value)
      """
    guard try Command.tool(["python3", "-c", script, folder.url.path]).status == 0 else { return }
    try stage(["a", "b", "c"], in: folder).commit()
    let shown = """
      import os, sys
      os.chdir(sys.argv[1])
      print([(n, oct(os.stat(n).st_mode & 0o7777), "system.posix_acl_access" in os.listxattr(n)) for n in "abc"])
      """
    let found = try Command.tool(["python3", "-c", shown, folder.url.path]).text
    #expect(found.hasPrefix("[('a', '0o640', True), ('b', '0o644', False), ('c', "), "\(found)")
  }

  /// The mask is the process's, so that whoever changes it for a moment changes the modes of files that other threads make in
  /// that moment; no run would show it for certain.
  @Test func nothingTouchesTheMaskOfTheProcess() throws {
    let files = try #require(FileManager.default.subpaths(atPath: Repository.url("Sources").path))
    let sources = files.filter { $0.hasSuffix(".swift") }
    #expect(sources.contains("ReportKit/FileReplacement.swift"))
    for file in sources { #expect(try !Repository.text("Sources/" + file).contains("umask("), "\(file)") }
  }
}
