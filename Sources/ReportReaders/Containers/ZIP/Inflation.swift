internal import CZlib
internal import ReportModel

// The one file that knows zlib.

extension ZIPArchive {
  /// A file of more bytes than this must not have been made of less than a two-hundredth of them: a bomb. A picture of one
  /// colour shrinks as much, and is small.
  private static let suspectSize = 100_000_000
  private static let suspectRatio = 200

  /// What a file holds.
  /// - Parameter most: How many bytes it may have.
  /// - Throws: `ReadError.malformedContainer` where the file is not what the directory says, or another checksum comes out;
  ///   `ReadError.limitExceeded` where it is larger.
  func content(of entry: Entry, limits: Limits, left most: Int) throws(ReadError) -> [UInt8] {
    let place = SourceLocation(.part(entry.name))
    let data = try data(of: entry, at: place)
    guard entry.size <= most else {
      throw .limitExceeded(.inflatedSize, limit: limits[.inflatedSize], at: place)
    }
    let content: [UInt8]
    switch entry.method {
    case 0: content = Array(bytes[data])
    case 8:
      // No deflated data are shorter than this.
      let isPossible = entry.size / 1_033 <= entry.compressedSize
      guard isPossible, entry.size <= Self.suspectSize || entry.size / Self.suspectRatio <= entry.compressedSize else {
        throw .malformedContainer(.suspectSize(entry.size, from: entry.compressedSize), at: place)
      }
      guard let inflated = inflated(bytes[data], size: entry.size) else {
        throw .malformedContainer(.damagedPart, at: place)
      }
      content = inflated
    default: throw .malformedContainer(.unknownCompression(Int(entry.method)), at: place)
    }
    let checksum = content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    guard content.count == entry.size, checksum == UInt(entry.checksum) else {
      throw .malformedContainer(.damagedPart, at: place)
    }
    return content
  }

  /// Where the data of a file are. Its local header (4.3.7) must say what the directory says.
  private func data(of entry: Entry, at place: SourceLocation) throws(ReadError) -> Range<Int> {
    // Bit 0: encrypted; bit 6: strongly; bit 13: the directory too.
    guard entry.flags & 0x2041 == 0 else { throw .malformedContainer(.encryptedArchive, at: place) }
    let contradiction = ReadError.malformedContainer(.contradictingHeader, at: place)
    var reader = LittleEndianReader(bytes, at: entry.offset, end: directoryStart)
    guard reader.take32() == 0x0403_4B50 else { throw contradiction }
    reader.skip(2)
    let flags = reader.take16()
    let method = reader.take16()
    reader.skip(4)
    let checksum = reader.take32()
    var sizes = [UInt64(reader.take32()), UInt64(reader.take32())]
    let nameLength = Int(reader.take16())
    let extraLength = Int(reader.take16())
    let name = reader.skip(nameLength)
    var wide = ZIP64Fields(bytes, reader.skip(extraLength))
    sizes[1] = wide.value(for: sizes[1])
    sizes[0] = wide.value(for: sizes[0])
    let data = reader.skip(entry.compressedSize)
    // Bit 11, that the name is UTF-8, changes nothing of a name in ASCII, and programs set it in one place only.
    let flagsThatCount: UInt16 = bytes[name].allSatisfy { $0 < 0x80 } ? 0x2049 : 0x2849
    guard !reader.isBeyondEnd, (flags ^ entry.flags) & flagsThatCount == 0, method == entry.method,
      bytes[name].elementsEqual(bytes[entry.nameBytes])
    else { throw contradiction }
    let isSame = { (checksum: UInt32, sizes: [UInt64]) in
      checksum == entry.checksum && sizes == [UInt64(entry.compressedSize), UInt64(entry.size)]
    }
    guard entry.hasDataDescriptor else {
      if isSame(checksum, sizes) { return data }
      throw contradiction
    }
    // 4.3.9: before the checksum may stand a signature; the sizes have eight bytes in wide archives. What the header itself has is
    // nothing, or the same: some programs know the size of a file before they know how far it shrinks.
    let saysNothing = { (size: UInt64) in size == 0 || size >= 0xFFFF_FFFF }
    guard checksum == 0 || checksum == entry.checksum, saysNothing(sizes[0]) || sizes[0] == entry.compressedSize,
      saysNothing(sizes[1]) || sizes[1] == entry.size
    else { throw contradiction }
    for hasSignature in [true, false] {
      for isWide in [false, true] {
        var reader = LittleEndianReader(bytes, at: data.upperBound, end: directoryStart)
        if hasSignature, reader.take32() != 0x0807_4B50 { continue }
        let checksum = reader.take32()
        let sizes =
          isWide
          ? [reader.take64(), reader.take64()] : [UInt64(reader.take32()), UInt64(reader.take32())]
        if !reader.isBeyondEnd, isSame(checksum, sizes) { return data }
      }
    }
    throw contradiction
  }
}

/// The bytes that deflated data stand for (RFC 1951); nil where they are damaged, or more or fewer than they should be.
private func inflated(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  var stream = z_stream()
  guard reportkit_begin_inflating(&stream) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  // One byte more than there should be shows that there is more.
  var isWhole = false
  let bytes = data.withUnsafeBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
      guard let end = output.baseAddress else { return }
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      var inputLeft = input.count
      var status = Z_OK
      // zlib counts in 32 bits.
      while status == Z_OK, count < output.count {
        let inputStep = UInt32(clamping: inputLeft)
        let outputStep = UInt32(clamping: output.count - count)
        stream.avail_in = inputStep
        stream.next_out = end + count
        stream.avail_out = outputStep
        status = inflate(&stream, Z_NO_FLUSH)
        inputLeft -= Int(inputStep - stream.avail_in)
        count += Int(outputStep - stream.avail_out)
      }
      isWhole = status == Z_STREAM_END && count == size && inputLeft == 0
    }
  }
  return isWhole ? bytes : nil
}
