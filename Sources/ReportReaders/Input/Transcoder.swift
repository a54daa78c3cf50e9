internal import Glibc
internal import ReportText

/// Turns bytes of a named encoding into UTF-8, by the C library's iconv.
final class Transcoder {
  struct Output {
    /// Valid UTF-8: everything, or what stood before the first failure.
    var bytes: [UInt8] = []
    /// The offset of the first byte that could not be decoded.
    var firstFailure: Int?
    /// How many bytes could not be decoded.
    var failures = 0
  }

  private let descriptor: iconv_t
  /// Whether the byte 0x80 is the euro sign, as in Windows' GBK; the C library does not know it.
  private let hasEuro: Bool

  /// Nil where iconv knows no such encoding.
  init?(from encoding: String, to target: String = "UTF-8") {
    guard let descriptor = iconv_open(target, encoding), Int(bitPattern: descriptor) != -1 else { return nil }
    self.descriptor = descriptor
    hasEuro = encoding == "GB18030"
  }

  /// How many bytes a UTF-8 text took in the encoding that it was decoded from; what is U+FFFD in it was one byte.
  static func length(of text: ArraySlice<UInt8>, in encoding: String) -> Int {
    guard encoding != "UTF-8", let transcoder = Transcoder(from: "UTF-8", to: encoding) else { return text.count }
    var length = 0
    var rest = text
    while !rest.isEmpty {
      let part = rest.prefix(upTo: firstReplacement(in: rest) ?? rest.endIndex)
      length += transcoder.transcode(Array(part), isLossy: false).bytes.count
      rest = rest[part.endIndex...]
      if !rest.isEmpty { length += 1 }
      rest = rest.dropFirst(replacementCharacter.count)
    }
    return length
  }

  private static func firstReplacement(in text: ArraySlice<UInt8>) -> Int? {
    text.indices.first { text[$0] == replacementCharacter[0] && text[$0...].starts(with: replacementCharacter) }
  }

  /// U+FFFD in UTF-8.
  private static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

  deinit { iconv_close(descriptor) }

  /// Decodes bytes, and makes sure that the result is UTF-8: glibc's iconv passes code points beyond U+10FFFF on.
  /// - Parameter isLossy: Whether to write U+FFFD for each undecodable byte and go on, rather than stop.
  func decode(_ input: [UInt8], isLossy: Bool) -> Output {
    var output = transcode(input, isLossy: isLossy)
    guard !output.bytes.span.isValidUTF8 else { return output }
    let checked = Self.decodeUTF8(output.bytes, isLossy: isLossy)
    output.bytes = checked.bytes
    output.failures += checked.failures
    output.firstFailure = output.firstFailure ?? 0
    return output
  }

  /// Validates UTF-8; U+FFFD stands for each maximal part of an ill-formed sequence (Unicode 3.9).
  static func decodeUTF8(_ input: [UInt8], isLossy: Bool) -> Output {
    var output = Output()
    var rest = input[...]
    while !rest.isEmpty {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: rest.span)
        output.bytes += rest
        return output
      } catch {
        let start = rest.startIndex + error.byteOffsets.lowerBound
        output.bytes += rest[..<start]
        output.firstFailure = output.firstFailure ?? start
        guard isLossy else { return output }
        output.failures += 1
        output.bytes += replacementCharacter
        rest = rest[(rest.startIndex + error.byteOffsets.upperBound)...]
      }
    }
    return output
  }

  private func transcode(_ input: [UInt8], isLossy: Bool) -> Output {
    var output = Output()
    output.bytes.reserveCapacity(input.count + input.count / 2)
    let chunk = UnsafeMutablePointer<CChar>.allocate(capacity: 65_536)
    defer { chunk.deallocate() }
    iconv(descriptor, nil, nil, nil, nil)
    input.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      // iconv's signature wants a mutable pointer; it does not write through it.
      var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
        .assumingMemoryBound(to: CChar.self)
      var left = raw.count
      while left > 0 {
        var target: UnsafeMutablePointer<CChar>? = chunk
        var room = 65_536
        let result = iconv(descriptor, &source, &left, &target, &room)
        let reason = errno
        output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: chunk, count: 65_536 - room))
        if result != -1 || reason == E2BIG { continue }
        if hasEuro, raw[raw.count - left] == 0x80 {
          output.bytes.append(contentsOf: "€".utf8)
          source = source.map { $0 + 1 }
          left -= 1
          continue
        }
        if output.firstFailure == nil { output.firstFailure = raw.count - left }
        guard isLossy else { return }
        output.failures += 1
        output.bytes.append(contentsOf: Self.replacementCharacter)
        source = source.map { $0 + 1 }
        left -= 1
      }
    }
    return output
  }
}
