import ReportText
import Testing

@testable import ReportWriters

/// What an archive cannot hold is an error, and never an archive that says something else.
struct ZIPWriterTests {
  private func archive(of files: Int, _ name: [UInt8] = [0x61]) throws(ZIPWriter.Failure) -> [UInt8] {
    var writer = ZIPWriter()
    for _ in 0..<files { writer.begin(name) }
    return try writer.finish()
  }

  @Test func moreFilesThanTheDirectoryCountsAreAnError() throws {
    // 4.4.22: the last number stands for a wide archive.
    #expect(try archive(of: 65_534).suffix(12).prefix(2) == [0xFE, 0xFF])
    #expect(throws: ZIPWriter.Failure.tooLarge) { try archive(of: 65_535) }
  }

  @Test func aNameThatIsLongerThanItsNumberSaysIsAnError() throws {
    #expect(throws: ZIPWriter.Failure.tooLarge) { try archive(of: 1, Array(repeating: 0x61, count: 65_535)) }
  }
}
