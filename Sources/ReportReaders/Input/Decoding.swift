package import ReportModel
internal import ReportText

/// Decodes an input once, to UTF-8.
///
/// In this order: the encoding the user names; a byte order mark; UTF-32 and UTF-16 that show by their zero bytes; strict UTF-8; the encoding the document declares, with
/// gb2312 and gbk meaning GB18030; GB18030. Each page of an archive (MHTML) is decoded by itself.
/// - Parameters:
///   - encoding: The encoding the user names, which overrides all others.
///   - isLossy: Whether undecodable bytes become U+FFFD and a warning instead of an error.
/// - Throws: `ReadError.undecodable` with the offset at which the best candidate fails, `ReadError.unknownEncoding`.
package func decode(
  _ bytes: [UInt8], encoding: String? = nil, isLossy: Bool = false
) throws(ReadError) -> Reading<SourceText> {
  if let archive = MIMEArchive(bytes) {
    return try decode(archive, of: bytes, encoding: encoding, isLossy: isLossy)
  }
  return try decodeText(bytes, encoding: encoding, declared: declaredEncoding(of: bytes), isLossy: isLossy)
}

/// Decodes a text that is no archive, whatever it looks like.
/// - Parameter declared: The encoding that the document declares, if any.
package func decodeText(
  _ bytes: [UInt8], encoding: String? = nil, declared: String? = nil, isLossy: Bool = false
) throws(ReadError) -> Reading<SourceText> {
  if let encoding {
    let name = try canonicalEncoding(encoding)
    // A mark of the same family says which end comes first; any other is for the named encoding to read.
    let mark = byteOrderMark(of: bytes).flatMap { $0.encoding.prefix(6) == name.prefix(6) ? $0 : nil }
    let length = mark?.length ?? 0
    let isUTF8 = name != "UTF-8" && mark == nil && bytes.contains { $0 >= 0x80 } && bytes.span.isValidUTF8
    do throws(ReadError) {
      var reading = try decode(
        Array(bytes[length...]), as: [mark?.encoding ?? name], base: length, isLossy: isLossy)
      if isUTF8 {
        let warning = Diagnostic(
          .contradictingEncoding, .readAgainstUTF8(as: name), at: SourceLocation(line: 1, column: 1))
        reading.diagnostics.append(warning)
      }
      return reading
    } catch .undecodable(_, _, _, let location) where isUTF8 {
      throw .otherwiseUTF8(named: name, at: location)
    }
  }
  if let mark = byteOrderMark(of: bytes) {
    var reading = try decode(Array(bytes[mark.length...]), as: [mark.encoding], base: mark.length, isLossy: isLossy)
    if let declared, let known = try? canonicalEncoding(declared), known.prefix(6) != mark.encoding.prefix(6) {
      reading.diagnostics.append(contradiction(declared, mark.encoding))
    }
    return reading
  }
  let isUTF8 = bytes.span.isValidUTF8
  if let encoding = unmarkedUTF32(bytes) ?? unmarkedUTF16(bytes) {
    return try decode(bytes, as: [encoding], base: 0, isLossy: isLossy)
  }
  // A declaration that was read as ASCII cannot mean UTF-16, and one that nobody knows says nothing.
  let known = declared.flatMap { try? canonicalEncoding($0) }.flatMap { $0.hasPrefix("UTF-16") ? nil : $0 }
  var candidates = ["UTF-8"]
  // A slip in a UTF-8 text must not turn all of it into other characters that happen to fit.
  if !isUTF8, !isNearlyUTF8(bytes) {
    for name in [known, "GB18030"] { if let name, !candidates.contains(name) { candidates.append(name) } }
  }
  // A document that declares Big5 is read as that.
  if !isUTF8, known == nil || known == "GB18030" || known == "UTF-8", looksLikeBig5(bytes) { throw .undeclaredBig5 }
  var reading =
    isUTF8 ? Reading(value: SourceText(bytes: bytes)) : try decode(bytes, as: candidates, base: 0, isLossy: isLossy)
  let used = reading.value.encoding
  if let declared, used != known, bytes.contains(where: { $0 >= 0x80 }) {
    reading.diagnostics.append(contradiction(declared, used))
  }
  return reading
}

private func contradiction(_ declared: String, _ used: String) -> Diagnostic {
  Diagnostic(
    .contradictingEncoding, .contradictingEncoding(declared: declared, used: used),
    at: SourceLocation(line: 1, column: 1))
}

/// The name that an encoding goes by here: what GB18030 contains is GB18030, the rest as iconv knows it.
private func canonicalEncoding(_ name: String) throws(ReadError) -> String {
  let upper = String(decoding: name.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  switch upper {
  case "UTF8", "UTF-8", "UNICODE-1-1-UTF-8", "US-ASCII", "ASCII": return "UTF-8"
  case "GB2312", "GBK", "GB18030", "ANSI", "936", "GB_2312-80", "X-GBK", "CP936", "MS936", "WINDOWS-936", "EUC-CN",
    "CSGB2312", "GB-18030":
    return "GB18030"
  case "UTF-16", "UTF16", "UTF-16LE", "UNICODE": return "UTF-16LE"
  case "UTF-16BE": return "UTF-16BE"
  default:
    // iconv takes "NAME//IGNORE" as an order to drop bytes in silence; UTF-7 hides ASCII from every check.
    let isPlain = upper.utf8.allSatisfy {
      ASCII.isDigit($0) || (0x41...0x5A).contains($0) || "-_:.".utf8.contains($0)
    }
    guard isPlain, !upper.isEmpty, !upper.contains("UTF-7"), !upper.contains("UTF7"),
      Transcoder(from: upper) != nil
    else { throw .unknownEncoding(name) }
    return upper
  }
}

private func byteOrderMark(of bytes: [UInt8]) -> (encoding: String, length: Int)? {
  if bytes.starts(with: "\u{FEFF}".utf8) { return ("UTF-8", 3) }
  // The mark of UTF-32 begins as that of UTF-16 does, in which a text never begins with U+0000.
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
  if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
  if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
  if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
  return nil
}

/// Whether at most a fifth of the characters beyond ASCII are no UTF-8. In texts of other encodings most are not.
private func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
  let output = Transcoder.decodeUTF8(bytes, isLossy: true)
  guard output.failures > 0 else { return true }
  // U+FFFD is a character of three bytes too.
  let characters = output.bytes.count { $0 >= 0xC0 } - output.failures
  return output.failures * 4 <= characters
}

/// The kind of UTF-32 that bytes without a mark are in: every fourth byte is zero.
private func unmarkedUTF32(_ bytes: [UInt8]) -> String? {
  guard bytes.count.isMultiple(of: 4) else { return nil }
  let head = bytes.prefix(4_096)
  return [("UTF-32LE", 3), ("UTF-32BE", 0)].first { encoding, highest in
    stride(from: highest, to: head.count, by: 4).allSatisfy { head[$0] == 0 }
      && transcoded(bytes, from: encoding, isLossy: false)?.firstFailure == nil
  }?.0
}

/// The kind of UTF-16 that bytes without a mark are in: line ends, TABs and digits have a zero byte, always on the same side.
/// No text in another encoding has zero bytes.
private func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
  let head = bytes.prefix(4_096)
  guard bytes.count.isMultiple(of: 2), bytes.span.firstIndex(of: 0, in: head.indices) != nil else { return nil }
  let zeros = head.indices.filter { head[$0] == 0 }
  let isLittle = zeros.allSatisfy { !$0.isMultiple(of: 2) }
  guard zeros.count >= 4, isLittle || zeros.allSatisfy({ $0.isMultiple(of: 2) }) else { return nil }
  let units = zeros.map { head[isLittle ? $0 - 1 : min($0 + 1, head.count - 1)] }
  let encoding = isLittle ? "UTF-16LE" : "UTF-16BE"
  guard units.contains(where: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn || $0 == ASCII.greaterThan }),
    transcoded(bytes, from: encoding, isLossy: false)?.firstFailure == nil
  else { return nil }
  return encoding
}

/// Decodes as the first candidate that fits; if none does, as the one that gets furthest.
private func decode(
  _ body: [UInt8], as candidates: [String], base: Int, isLossy: Bool
) throws(ReadError) -> Reading<SourceText> {
  var best: (encoding: String, decoded: Transcoder.Output)?
  for name in candidates {
    if name == "UTF-8", body.span.isValidUTF8 {
      return Reading(value: SourceText(bytes: body))
    }
    guard let output = transcoded(body, from: name, isLossy: false) else { continue }
    guard let failure = output.firstFailure else {
      return Reading(value: SourceText(bytes: output.bytes, encoding: name))
    }
    if failure > best?.decoded.firstFailure ?? -1 { best = (name, output) }
  }
  guard let best, let failure = best.decoded.firstFailure else {
    throw .unknownEncoding(candidates.joined(separator: ", "))
  }
  let place = SourceText(bytes: best.decoded.bytes).location(at: best.decoded.bytes.count)
  guard isLossy else {
    throw .undecodable(encoding: best.encoding, offset: base + failure, byte: body[failure], at: place)
  }
  guard let output = transcoded(body, from: best.encoding, isLossy: true) else { throw .unknownEncoding(best.encoding) }
  return Reading(
    value: SourceText(bytes: output.bytes, encoding: best.encoding),
    diagnostics: [
      Diagnostic(
        .lossyDecoding,
        .lossyDecoding(output.failures, encoding: best.encoding), at: place)
    ])
}

private func transcoded(_ body: [UInt8], from encoding: String, isLossy: Bool) -> Transcoder.Output? {
  encoding == "UTF-8"
    ? Transcoder.decodeUTF8(body, isLossy: isLossy) : Transcoder(from: encoding)?.decode(body, isLossy: isLossy)
}
