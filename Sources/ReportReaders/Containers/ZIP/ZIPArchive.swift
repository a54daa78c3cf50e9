internal import ReportModel
internal import ReportText

// The clauses are those of PKWARE's APPNOTE.TXT 6.3.

/// The directory of a ZIP archive. What two programs could read in two ways is refused: the archive that somebody has checked
/// must be the one that is read.
struct ZIPArchive: Sendable {
  /// A file of the archive, as the central directory has it (4.3.12).
  struct Entry: Sendable {
    /// Its name, with `/` between folders.
    let name: String
    let nameBytes: Range<Int>
    let flags: UInt16
    let method: UInt16
    let checksum: UInt32
    let compressedSize: Int
    let size: Int
    /// Where its local header begins.
    let offset: Int

    var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }
    /// Whether its checksum and sizes follow its data (4.4.4, bit 3).
    var hasDataDescriptor: Bool { flags & 0x8 != 0 }
  }

  /// More than any office program writes.
  static let mostEntries = 10_000

  let bytes: [UInt8]
  private(set) var entries: [Entry] = []
  /// The entries by their names in lower case.
  private var numbers: [Text: Int] = [:]
  /// Where the central directory begins: data end before it.
  private(set) var directoryStart = 0

  /// Whether bytes begin as an archive does: with a file, or with the end of an empty directory.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the central directory.
  /// - Throws: `ReadError.malformedContainer`, `ReadError.fixedLimitExceeded`.
  init(_ bytes: [UInt8]) throws(ReadError) {
    self.bytes = bytes
    let end = try ZIPDirectoryEnd(bytes)
    guard end.entries <= Self.mostEntries else {
      throw .fixedLimitExceeded(.filesInArchive, limit: Self.mostEntries, at: nil)
    }
    directoryStart = end.start
    var reader = LittleEndianReader(bytes, at: end.start, end: end.start + end.size)
    for _ in 0..<end.entries {
      let entry = try Self.entry(&reader)
      guard numbers.updateValue(entries.count, forKey: Self.key(entry.name)) == nil else {
        throw .malformedContainer(.doubledName(entry.name))
      }
      entries.append(entry)
    }
    guard reader.isAtEnd else { throw .malformedContainer(.damagedArchive) }
    try checkPlaces()
  }

  /// The entry of a name; capital and small letters are the same, as in part names (ECMA-376-2, 6.2.2.3).
  func entry(named name: String) -> Entry? { numbers[Self.key(name)].map { entries[$0] } }

  private static func key(_ name: String) -> Text {
    Text(name.utf8.lowercasedASCII)
  }

  /// A header of the central directory (4.3.12).
  private static func entry(_ reader: inout LittleEndianReader) throws(ReadError) -> Entry {
    guard reader.take32() == 0x0201_4B50 else { throw .malformedContainer(.damagedArchive) }
    reader.skip(4)
    let flags = reader.take16()
    let method = reader.take16()
    reader.skip(4)
    let checksum = reader.take32()
    var sizes = [UInt64(reader.take32()), UInt64(reader.take32())]
    let nameLength = Int(reader.take16())
    let extraLength = Int(reader.take16())
    let commentLength = Int(reader.take16())
    let disk = reader.take16()
    reader.skip(6)
    var offset = UInt64(reader.take32())
    let nameBytes = reader.skip(nameLength)
    let extra = reader.skip(extraLength)
    reader.skip(commentLength)
    guard !reader.isBeyondEnd else { throw .malformedContainer(.damagedArchive) }
    // 4.5.3: fields that are full stand in the extra field, in this order: size, compressed size, offset.
    var wide = ZIP64Fields(reader.bytes, extra)
    sizes[1] = wide.value(for: sizes[1])
    sizes[0] = wide.value(for: sizes[0])
    offset = wide.value(for: offset)
    let name = try ZIPName.decode(reader.bytes[nameBytes], isUTF8: flags & 0x800 != 0)
    guard disk == 0 || disk == 0xFFFF, let compressed = Int(exactly: sizes[0]), let size = Int(exactly: sizes[1]),
      let start = Int(exactly: offset), compressed <= reader.bytes.count, start < reader.bytes.count
    else { throw .malformedContainer(.damagedArchive) }
    return Entry(
      name: name, nameBytes: nameBytes, flags: flags, method: method, checksum: checksum, compressedSize: compressed,
      size: size, offset: start)
  }

  /// Files that share bytes are how a small archive says that it is large.
  private func checkPlaces() throws(ReadError) {
    let sorted = entries.sorted { $0.offset < $1.offset }
    for (index, entry) in sorted.enumerated() {
      let next = index + 1 < sorted.count ? sorted[index + 1].offset : directoryStart
      guard entry.offset + 30 + entry.nameBytes.count + entry.compressedSize <= next else {
        throw .malformedContainer(.overlappingFiles(entry.name))
      }
    }
  }
}

/// What the end of the central directory says (4.3.14 to 4.3.16).
private struct ZIPDirectoryEnd {
  let entries: Int
  let start: Int
  let size: Int

  init(_ bytes: [UInt8]) throws(ReadError) {
    let damaged = ReadError.malformedContainer(.damagedArchive)
    // The last record whose comment is all there; a comment has at most 65,535 bytes.
    var position = bytes.count - 22
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if bytes[position] == 0x50, bytes[position...].starts(with: [0x50, 0x4B, 0x05, 0x06]),
        Int(bytes[position + 20]) | Int(bytes[position + 21]) << 8 <= bytes.count - position - 22
      {
        break
      }
      position -= 1
    }
    guard position >= first, position >= 0 else { throw .malformedContainer(.truncatedArchive) }
    var reader = LittleEndianReader(bytes, at: position + 4, end: bytes.count)
    guard reader.take16() == 0, reader.take16() == 0 else { throw .malformedContainer(.splitArchive) }
    var counts = [UInt64(reader.take16()), UInt64(reader.take16())]
    var size = UInt64(reader.take32())
    var start = UInt64(reader.take32())
    var limit = position
    if position >= 20, bytes[(position - 20)...].starts(with: [0x50, 0x4B, 0x06, 0x07]) {
      reader = LittleEndianReader(bytes, at: position - 12, end: position)
      guard let record = Int(exactly: reader.take64()), record <= position - 76,
        bytes[record...].starts(with: [0x50, 0x4B, 0x06, 0x06])
      else { throw damaged }
      reader = LittleEndianReader(bytes, at: record + 16, end: position)
      guard reader.take32() == 0, reader.take32() == 0 else { throw .malformedContainer(.splitArchive) }
      counts = [reader.take64(), reader.take64()]
      size = reader.take64()
      start = reader.take64()
      limit = record
    }
    guard counts[0] == counts[1], let entries = Int(exactly: counts[0]), let count = Int(exactly: size),
      let offset = Int(exactly: start), count <= limit, offset <= limit - count
    else { throw damaged }
    self.entries = entries
    self.start = offset
    self.size = count
  }
}

/// The wide values of an extra field (4.5.3), of which each is taken in turn.
struct ZIP64Fields {
  private var reader: LittleEndianReader

  init(_ bytes: [UInt8], _ extra: Range<Int>) {
    var fields = LittleEndianReader(bytes, at: extra.lowerBound, end: extra.upperBound)
    reader = LittleEndianReader(bytes, at: extra.upperBound, end: extra.upperBound)
    while !fields.isAtEnd, !fields.isBeyondEnd {
      let kind = fields.take16()
      let content = fields.skip(Int(fields.take16()))
      if kind == 1, !fields.isBeyondEnd {
        reader = LittleEndianReader(bytes, at: content.lowerBound, end: content.upperBound)
        return
      }
    }
  }

  /// The value of a field, from here where it is full. What is full and not here is what it says, and too large for everything.
  mutating func value(for field: UInt64) -> UInt64 {
    guard field == 0xFFFF_FFFF else { return field }
    var next = reader
    let value = next.take64()
    guard !next.isBeyondEnd else { return field }
    reader = next
    return value
  }
}
