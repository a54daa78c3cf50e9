internal import CZlib

/// Writes ZIP archives by hand, also such as no program writes.
package struct ArchiveBuilder {
  /// A file, and what its headers say of it. What is changed after it was made is a lie.
  package struct Entry {
    package var name: [UInt8]
    package var content: [UInt8]
    package var method: UInt16 = 0
    package var flags: UInt16 = 0
    package var checksum: UInt32
    package var size: UInt64
    /// The data as they stand in the archive; by default the content by its method.
    package var data: [UInt8]
    /// The name in the local header, where that is another.
    package var localName: [UInt8]?
    package var localMethod: UInt16?
    package var localFlags: UInt16?
    package var localSize: UInt64?
    /// Whether sizes stand in fields of eight bytes.
    package var isWide = false
    /// Where the directory says that it is, if not where it is.
    package var claimedOffset: Int?

    package init(_ name: String, _ content: [UInt8], deflated: Bool = false) {
      self.name = Array(name.utf8)
      self.content = content
      checksum = content.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
      size = UInt64(content.count)
      data = deflated ? deflate(content) : content
      method = deflated ? 8 : 0
    }

    package init(_ name: String, _ content: String, deflated: Bool = false) {
      self.init(name, Array(content.utf8), deflated: deflated)
    }
  }

  package var entries: [Entry]
  /// What the end of the directory says of the number of entries, if it lies.
  package var claimedEntries: UInt16?
  package var comment: [UInt8] = []

  package init(_ entries: [Entry]) { self.entries = entries }

  /// The archive.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = entry.claimedOffset ?? bytes.count
      let hasDescriptor = entry.flags & 8 != 0
      let sizes = [UInt64(entry.data.count), entry.size]
      let localSizes = hasDescriptor ? [0, entry.localSize ?? 0] : [sizes[0], entry.localSize ?? sizes[1]]
      let localName = entry.localName ?? entry.name
      bytes +=
        number(0x0403_4B50, 4) + number(entry.isWide ? 45 : 20, 2) + number(UInt64(entry.localFlags ?? entry.flags), 2)
      bytes += number(UInt64(entry.localMethod ?? entry.method), 2) + number(0x21_0000, 4)
      bytes += number(hasDescriptor ? 0 : UInt64(entry.checksum), 4)
      bytes += header(localSizes, localName, isWide: entry.isWide) + localName
      bytes += extra(localSizes, isWide: entry.isWide) + entry.data
      if hasDescriptor {
        let length = entry.isWide ? 8 : 4
        bytes += number(0x0807_4B50, 4) + number(UInt64(entry.checksum), 4)
        bytes += number(sizes[0], length) + number(sizes[1], length)
      }
      directory += number(0x0201_4B50, 4) + number(0x14_0014, 4) + number(UInt64(entry.flags), 2)
      directory += number(UInt64(entry.method), 2) + number(0x21_0000, 4) + number(UInt64(entry.checksum), 4)
      directory += header(sizes, entry.name, isWide: entry.isWide)
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(UInt64(offset), 4)
      directory += entry.name + extra(sizes, isWide: entry.isWide)
    }
    let start = bytes.count
    let count = UInt64(claimedEntries ?? UInt16(truncatingIfNeeded: entries.count))
    bytes += directory
    bytes += number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
    bytes += number(UInt64(directory.count), 4) + number(UInt64(start), 4) + number(UInt64(comment.count), 2) + comment
    return bytes
  }

  private func header(_ sizes: [UInt64], _ name: [UInt8], isWide: Bool) -> [UInt8] {
    let fields = isWide ? [0xFFFF_FFFF, 0xFFFF_FFFF] : sizes
    return number(fields[0], 4) + number(fields[1], 4) + number(UInt64(name.count), 2) + number(isWide ? 20 : 0, 2)
  }

  private func extra(_ sizes: [UInt64], isWide: Bool) -> [UInt8] {
    isWide ? number(1, 2) + number(16, 2) + number(sizes[1], 8) + number(sizes[0], 8) : []
  }

  private func number(_ value: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}

/// The content deflated.
package func deflate(_ content: [UInt8]) -> [UInt8] {
  var length = compressBound(UInt(content.count))
  let stream = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
    compress2(buffer.baseAddress, &length, content, UInt(content.count), Z_BEST_COMPRESSION)
    count = Int(length)
  }
  // Two bytes before the data and four behind them make a zlib stream of it.
  return Array(stream.dropFirst(2).dropLast(4))
}
