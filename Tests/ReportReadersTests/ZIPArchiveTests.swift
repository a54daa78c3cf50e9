import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What archives hold, and which are refused.
struct ZIPArchiveTests {
  private typealias Entry = ArchiveBuilder.Entry
  private let text = Array("落实情况 ".utf8) + Array(repeating: UInt8(ascii: "x"), count: 5_000)

  private func content(_ archive: [UInt8], _ name: String, limits: Limits = Limits()) -> Result<[UInt8]?, ReadError> {
    do throws(ReadError) { return .success(try Package(archive, limits: limits).bytes(of: name)) } catch {
      return .failure(error)
    }
  }

  private func content(_ entry: Entry, _ name: String = "a.xml") -> Result<[UInt8]?, ReadError> {
    content(ArchiveBuilder([entry]).bytes, name)
  }

  /// The diagnostic of an archive of one file, of which something is changed.
  private func error(deflated: Bool = true, _ change: (inout Entry) -> Void) -> Diagnostic? {
    var entry = Entry("a.xml", text, deflated: deflated)
    change(&entry)
    return error(content(entry))
  }

  private func error(_ result: Result<[UInt8]?, ReadError>) -> Diagnostic? {
    if case .failure(let error) = result { error.diagnostic } else { nil }
  }

  @Test(arguments: [false, true], [UInt16(0), 8])
  func storedAndDeflatedFilesWithAndWithoutDescriptors(_ deflated: Bool, _ flags: UInt16) throws {
    for isWide in [false, true] {
      var entry = Entry("a.xml", text, deflated: deflated)
      entry.flags = flags
      entry.isWide = isWide
      #expect(try content(entry).get() == text, "\(isWide)")
    }
  }

  @Test func namesAreFoundInAnyCaseAndWithBackslashes() throws {
    #expect(try content(Entry("XL\\Workbook.xml", text), "xl/workbook.xml").get() == text)
    #expect(try content(Entry("a", text), "b").get() == nil)
    var entry = Entry("", text)
    entry.name = [0x81, 0x2E, 0x78]
    #expect(try content(entry, "ü.x").get() == text)
  }

  @Test func anArchiveWithoutFilesHasNoParts() throws {
    #expect(try content(ArchiveBuilder([]).bytes, "a").get() == nil)
  }

  @Test func whatFollowsTheEndDoesNotMatter() throws {
    var archive = ArchiveBuilder([Entry("a.xml", text)])
    archive.comment = Array("PK\u{5}\u{6} comment".utf8)
    #expect(try content(archive.bytes, "a.xml").get() == text)
    #expect(try content(archive.bytes + [10, 10], "a.xml").get() == text)
  }

  /// A second program writes archives in the ways that it has, and we read them.
  @Test func whatPythonWritesIsRead() throws {
    let script = """
      import sys, zipfile
      class Pipe:  # cannot seek, so that checksums follow the data
          def write(self, data): return sys.stdout.buffer.write(data)
          def flush(self): sys.stdout.buffer.flush()
      mode = sys.argv[1]
      out = Pipe() if 'p' in mode else open(sys.argv[2], 'wb')
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED if 'd' in mode else zipfile.ZIP_STORED) as z:
          z.comment = b'c' * 300
          z.writestr('folder/', b'')
          with z.open('表/a.xml', 'w', force_zip64='w' in mode) as f:
              for i in range(1000): f.write(('第%d行\\n' % i).encode())
          z.writestr('b.xml', b'')
      """
    let expected = Array((0..<1_000).map { "第\($0)行\n" }.joined().utf8)
    let folder = try TemporaryFolder()
    for mode in ["s", "d", "w", "dw", "p", "pd", "pw", "pdw"] {
      let result = try Command.tool(["python3", "-c", script, mode, folder.path(mode)])
      #expect(result.status == 0, "\(result.errors)")
      let archive = mode.contains("p") ? result.output : try folder.read(mode)
      #expect(try content(archive, "表/a.xml").get() == expected, "\(mode)")
      #expect(try content(archive, "b.xml").get() == [], "\(mode)")
    }
  }

  // MARK: Refused

  @Test(arguments: [
    "../a.xml", "a/../../b", "/a.xml", "\\a.xml", "..\\a.xml", "C:\\a.xml", "a/./b", "", "a\0b",
  ])
  func namesThatLeadOut(_ name: String) {
    #expect(error(content(Entry(name, text)))?.code == .malformedContainer)
  }

  @Test func namesThatAreThereTwice() {
    for names in [["a.xml", "A.XML"], ["a/b", "a\\b"], ["a", "a"]] {
      let found = error(content(ArchiveBuilder(names.map { Entry($0, text) }).bytes, "a"))
      #expect(found?.message.contains("twice") == true, "\(names)")
    }
  }

  @Test func headersThatContradictTheDirectory() {
    for deflated in [false, true] {
      let errors = [
        error(deflated: deflated) { $0.localName = Array("b.xml".utf8) },
        error(deflated: deflated) { $0.localMethod = $0.method ^ 8 },
        error(deflated: deflated) { $0.localSize = 7 },
      ]
      for error in errors {
        #expect(
          error?.message.contains("differ") == true && error?.location == ReportModel.SourceLocation(.part("a.xml")))
      }
    }
    // A descriptor that says another checksum than the directory.
    var archive = ArchiveBuilder([Entry("a.xml", text)])
    archive.entries[0].flags = 8
    var bytes = archive.bytes
    bytes[30 + 5 + text.count + 4] ^= 1
    #expect(error(content(bytes, "a.xml"))?.message.contains("differ") == true)
  }

  /// Programs write them, and nothing of them can mislead.
  @Test(arguments: [false, true])
  func headersThatSayLessThanTheDirectory(deflated: Bool) throws {
    func read(_ name: String, _ change: (inout Entry) -> Void) -> Result<[UInt8]?, ReadError> {
      var entry = Entry(name, text, deflated: deflated)
      change(&entry)
      return content(entry, name)
    }
    let size = UInt64(text.count)
    #expect(try read("a.xml") { ($0.flags, $0.localFlags) = (0x800, 0) }.get() == text)
    #expect(try read("a.xml") { ($0.flags, $0.localSize) = (8, size) }.get() == text)
    #expect(error(read("a.xml") { ($0.flags, $0.localSize) = (8, 7) })?.message.contains("differ") == true)
    #expect(error(read("表.xml") { ($0.flags, $0.localFlags) = (0x800, 0) })?.message.contains("differ") == true)
  }

  @Test func damagedData() {
    for deflated in [false, true] {
      #expect(error(deflated: deflated) { $0.checksum ^= 1 }?.message.contains("checksum") == true)
      #expect(error(deflated: deflated) { $0.data[$0.data.count / 2] ^= 0x55 }?.code == .malformedContainer)
      #expect(error(deflated: deflated) { $0.size += 1 }?.code == .malformedContainer)
      #expect(error(deflated: deflated) { $0.size -= 1 }?.code == .malformedContainer)
      #expect(error(deflated: deflated) { $0.data += [0] }?.code == .malformedContainer)
      #expect(error(deflated: deflated) { $0.data.removeLast() }?.code == .malformedContainer)
    }
  }

  @Test func encryptedAndUnknownCompression() {
    #expect(error { $0.flags = 1 }?.message.contains("encrypted") == true)
    #expect(error { $0.method = 14 }?.message.contains("(14)") == true)
  }

  @Test func everyFileThatIsCutOffIsAnError() {
    let bytes = ArchiveBuilder([Entry("a.xml", text), Entry("b.xml", text, deflated: true)]).bytes
    for count in stride(from: 4, to: bytes.count, by: 13) {
      #expect(error(content(Array(bytes.prefix(count)), "b.xml"))?.code == .malformedContainer, "\(count)")
    }
  }

  /// Every byte of the headers changed: an error, or what is in the archive.
  @Test func changedBytesGiveNoOtherContent() {
    let bytes = ArchiveBuilder([Entry("a.xml", text, deflated: true)]).bytes
    for index in bytes.indices {
      for change in [UInt8(1), 0x80, 0xFF] {
        var changed = bytes
        changed[index] ^= change
        guard case .success(let found?) = content(changed, "a.xml") else { continue }
        #expect(found == text, "\(index)")
      }
    }
  }

  @Test func filesThatShareTheirData() {
    var second = Entry("b.xml", text, deflated: true)
    second.claimedOffset = 0
    second.localName = Array("a.xml".utf8)
    let found = error(content(ArchiveBuilder([Entry("a.xml", text, deflated: true), second]).bytes, "b.xml"))
    #expect(found?.message.contains("reaches into another") == true)
  }

  @Test func moreFilesThanDocumentsHave() {
    let archive = ArchiveBuilder((0...10_000).map { Entry("\($0)", []) }).bytes
    #expect(error(content(archive, "1"))?.code == .limitExceeded)
    var lying = ArchiveBuilder([Entry("a.xml", text)])
    lying.claimedEntries = 2
    #expect(error(content(lying.bytes, "a.xml"))?.code == .malformedContainer)
  }

  @Test func bombsAreRefusedBeforeTheyAreInflated() {
    // The data of a bomb: zeros, ten bytes for each ten thousand.
    let zeros = deflate(Array(repeating: 0, count: 1_000_000))
    let sizes: [(UInt64, String)] = [
      (2_000_000_000, "bytes in the parts of the document"), (500_000_000, "made to fill the memory"),
      (UInt64(Int.max), "bytes in the parts of the document"), (1_000_001, "checksum or size"),
      (999_999, "checksum or size"),
    ]
    for (size, words) in sizes {
      let found = error {
        $0.data = zeros
        $0.size = size
        $0.isWide = true
      }
      #expect(found?.message.contains(words) == true, "\(size): \(found?.message ?? "read")")
    }
  }

  @Test func theBytesOfAllPartsAreCountedTogether() throws {
    let archive = ArchiveBuilder(["a", "b", "c"].map { Entry($0, text, deflated: true) }).bytes
    var limits = Limits()
    limits[.inflatedSize] = 2 * text.count
    let package = try Package(archive, limits: limits)
    #expect(try package.bytes(of: "a") == text && package.bytes(of: "c") == text)
    #expect { try package.bytes(of: "b") } throws: { ($0 as? ReadError)?.diagnostic.code == .limitExceeded }
  }
}
