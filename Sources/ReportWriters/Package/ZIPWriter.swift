internal import CZlib

// The one file of this room that knows zlib. The numbers of sections are those of PKWARE's APPNOTE.TXT 6.3.

/// Writes a ZIP archive into memory, file by file.
///
/// The same files give the same bytes: every time is the first that the format knows, and nothing names the machine. Headers are
/// filled in when a file has ended, so that no file needs a data descriptor, which some readers of office files refuse.
struct ZIPWriter {
  /// The format's numbers are of 32 and 16 bits; what is larger is a wide archive (ZIP64), which this does not write.
  /// zlib may find no memory.
  enum Failure: Error { case tooLarge, noMemory }

  private struct Entry {
    let name: [UInt8]
    let offset: Int
    var size = 0
    var compressedSize = 0
    var checksum: UInt = 0
  }

  private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var isOpen = false
  private let deflater = Deflater()

  /// Midnight of 1 January 1980.
  private static let date: UInt16 = 1 << 5 | 1
  /// 2.0: deflate.
  private static let version: UInt16 = 20

  /// Begins a file.
  mutating func begin(_ name: [UInt8]) {
    end()
    entries.append(Entry(name: name, offset: bytes.count))
    isOpen = true
    bytes += Self.header(entries[entries.count - 1])
    deflater.begin()
  }

  /// Writes into the file that was begun last.
  mutating func write(_ content: some Collection<UInt8>) {
    guard isOpen, !content.isEmpty else { return }
    let content = Array(content)
    let checksum = entries[entries.count - 1].checksum
    entries[entries.count - 1].checksum = content.withUnsafeBufferPointer {
      crc32_z(checksum, $0.baseAddress, $0.count)
    }
    entries[entries.count - 1].size += content.count
    deflater.deflate(content, isLast: false, to: &bytes)
  }

  private mutating func end() {
    guard isOpen, let last = entries.indices.last else { return }
    deflater.deflate([], isLast: true, to: &bytes)
    isOpen = false
    let start = entries[last].offset
    entries[last].compressedSize = bytes.count - start - 30 - entries[last].name.count
    // 4.3.7: the header has its checksum and sizes now.
    bytes.replaceSubrange(start..<(start + 30 + entries[last].name.count), with: Self.header(entries[last]))
  }

  /// Ends the archive.
  /// - Throws: `Failure.tooLarge` where it has more bytes or files than its numbers can say, `Failure.noMemory`.
  consuming func finish() throws(Failure) -> [UInt8] {
    end()
    guard !deflater.hasFailed else { throw .noMemory }
    let start = bytes.count
    for entry in entries {
      guard entry.size < UInt32.max, entry.offset < UInt32.max, entry.name.count < UInt16.max else { throw .tooLarge }
      // 4.3.12.
      bytes += little(0x0201_4B50 as UInt32) + little(Self.version) + Self.fields(entry)
      bytes +=
        little(0 as UInt32) + little(0 as UInt32) + little(0 as UInt32) + little(UInt32(entry.offset)) + entry.name
    }
    let size = bytes.count - start
    guard bytes.count < UInt32.max, entries.count < UInt16.max else { throw .tooLarge }
    let count = little(UInt16(entries.count))
    // 4.3.16.
    bytes += little(0x0605_4B50 as UInt32) + little(0 as UInt32) + count + count
    bytes += little(UInt32(size)) + little(UInt32(start)) + little(0 as UInt16)
    return bytes
  }

  /// 4.3.7.
  private static func header(_ entry: Entry) -> [UInt8] {
    little(0x0403_4B50 as UInt32) + fields(entry) + little(0 as UInt16) + entry.name
  }

  /// What both headers have, from the version that is needed to the length of the name.
  private static func fields(_ entry: Entry) -> [UInt8] {
    // Bit 11: the name is UTF-8. One in ASCII is the same in any code.
    let flags: UInt16 = entry.name.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11
    return little(version) + little(flags) + little(UInt16(Z_DEFLATED)) + little(0 as UInt16) + little(date)
      + little(UInt32(truncatingIfNeeded: entry.checksum)) + little(UInt32(truncatingIfNeeded: entry.compressedSize))
      + little(UInt32(truncatingIfNeeded: entry.size)) + little(UInt16(truncatingIfNeeded: entry.name.count))
  }
}

/// A number as its bytes, the lowest first.
private func little(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
  (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// Deflates one file after the other (RFC 1951). zlib remembers where its state is, so that stays in its place.
private final class Deflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var isMade = false
  /// Whether zlib has refused something; what comes after that is not to be used.
  private(set) var hasFailed = false

  init() { stream.initialize(to: z_stream()) }

  deinit {
    if isMade { deflateEnd(stream) }
    stream.deallocate()
  }

  func begin() {
    let result = isMade ? deflateReset(stream) : reportkit_begin_deflating(stream)
    isMade = isMade || result == Z_OK
    hasFailed = hasFailed || result != Z_OK
  }

  func deflate(_ content: [UInt8], isLast: Bool, to output: inout [UInt8]) {
    guard !hasFailed else { return }
    content.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      // Pieces are small; zlib counts in 32 bits.
      stream.pointee.avail_in = UInt32(clamping: input.count)
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { room in
        var result = Z_OK
        repeat {
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = UInt32(room.count)
          result = CZlib.deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          // There may be no more to write, after the room has been filled to the last byte.
          hasFailed = result < 0 && result != Z_BUF_ERROR
          output += room.prefix(room.count - Int(stream.pointee.avail_out))
        } while stream.pointee.avail_out == 0 && !hasFailed
        hasFailed = hasFailed || stream.pointee.avail_in > 0 || isLast && result != Z_STREAM_END
      }
    }
  }
}
