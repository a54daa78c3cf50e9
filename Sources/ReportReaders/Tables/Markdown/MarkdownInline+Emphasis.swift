internal import ReportText

/// Emphasis and struck text.
extension MarkdownInline {
  // MARK: Emphasis

  mutating func delimiterRun() {
    let sign = bytes[position]
    let length = bytes[position...].prefix { $0 == sign }.count
    let end = position + length
    // For emphasis cmark-gfm looks past the marks of struck text.
    let skipped = sign == 0x7E ? 0 : bytes[..<position].reversed().prefix { $0 == 0x7E }.count
    let before = MarkdownSyntax.kind(before: bytes[..<(position - skipped)])
    let after = MarkdownSyntax.kind(of: sign == 0x7E ? bytes[end...] : bytes[end...].drop { $0 == 0x7E })
    let isLeft = after != .blank && (after != .punctuation || before != .word)
    let isRight = before != .blank && (before != .punctuation || after != .word)
    let isUnderscore = sign == 0x5F
    let mayOpen = isLeft && (!isUnderscore || !isRight || before == .punctuation)
    let mayClose = isRight && (!isUnderscore || !isLeft || after == .punctuation)
    flush()
    if sign != 0x7E || length <= 2 {
      delimiters.append(
        Delimiter(
          piece: pieces.count, sign: sign, length: length, mayOpen: sign == 0x7E ? isLeft : mayOpen,
          mayClose: sign == 0x7E ? isRight : mayClose))
    }
    pieces.append(.run(sign, count: length, html: []))
    position = end
    textStart = end
  }

  func left(of delimiter: Delimiter) -> Int {
    guard case .run(_, let count, _) = pieces[delimiter.piece] else { return 0 }
    return count
  }

  mutating func take(_ count: Int, of delimiter: Delimiter, html: StaticString? = nil) {
    guard case .run(let sign, let left, var written) = pieces[delimiter.piece] else { return }
    if let html { written += Array(UnsafeBufferPointer(start: html.utf8Start, count: html.utf8CodeUnitCount)) }
    pieces[delimiter.piece] = .run(sign, count: left - count, html: written)
  }

  /// Finds what runs open and close (CommonMark, "process emphasis").
  mutating func processEmphasis(from bottom: Int) {
    defer { delimiters.removeSubrange(bottom...) }
    // Below these no opener is found for a run of a kind, so that none is looked for again.
    var openersBottom: [Int: Int] = [:]
    var closer = bottom
    while closer < delimiters.count {
      let run = delimiters[closer]
      guard run.mayClose, !run.isGone, left(of: run) > 0 else {
        closer += 1
        continue
      }
      let key = Int(run.sign) * 8 + run.length % 3
      let limit = max(bottom, openersBottom[key] ?? bottom)
      var opener = closer - 1
      while opener >= limit, !matches(delimiters[opener], run) { opener -= 1 }
      guard opener >= limit else {
        openersBottom[key] = closer
        closer += 1
        continue
      }
      let other = delimiters[opener]
      if run.sign == 0x7E {
        take(run.length, of: other, html: "<s>")
        take(run.length, of: run, html: "</s>")
        delimiters[opener].isGone = true
        delimiters[closer].isGone = true
      } else {
        let count = left(of: other) >= 2 && left(of: run) >= 2 ? 2 : 1
        take(count, of: other)
        take(count, of: run)
      }
      for index in (opener + 1)..<closer { delimiters[index].isGone = true }
      if left(of: delimiters[closer]) == 0 { closer += 1 }
    }
  }

  func matches(_ opener: Delimiter, _ closer: Delimiter) -> Bool {
    guard opener.sign == closer.sign, opener.mayOpen, !opener.isGone, left(of: opener) > 0 else { return false }
    if closer.sign == 0x7E { return opener.length == closer.length }
    // A run that may do both does not match one with which it makes a multiple of three.
    return !(opener.mayClose || closer.mayOpen) || closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0
  }
}
