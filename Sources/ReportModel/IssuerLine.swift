internal import ReportText

/// Lines beside a table that say who reports: 填报单位：区民政局（盖章）  填报时间：2026年4月2日.
package enum IssuerLine {
  /// The name that a line gives; nil where it is no such line, or names nobody.
  package static func issuer(in line: String) -> String? {
    let text = line.utf8.span.trimmed
    guard let (label, length) = NoteLabel.atFront(of: text), label == .issuer else { return nil }
    var rest = Cursor(text.extracting(droppingFirst: length))
    rest.skip(while: \.isUnseen)
    // 填报单位（盖章）：区民政局
    if rest.next?.isOpeningBracket ?? false {
      rest.skip(while: { !$0.isClosingBracket })
      rest.skip(while: { $0.isClosingBracket || $0.isUnseen })
    }
    rest.skip(while: { $0.isColon || $0.isUnseen })
    var name = rest.rest
    // Another label may follow on the same line.
    if let colon = name.firstOffset(where: \.isColon) {
      guard let blank = name.extracting(first: colon).lastOffset(where: \.isBlank) else { return nil }
      name = name.extracting(first: blank)
    }
    name = withoutSeal(beforeDate(name))
    return saysSomething(name) && name.contains(where: \.isHan) ? name.string : nil
  }

  /// Whether a line has a label for who reports anywhere in it.
  package static func holdsLabel(_ line: String) -> Bool {
    var cursor = Cursor(line.utf8.span)
    while !cursor.isAtEnd {
      if NoteLabel.atFront(of: cursor.rest)?.label == .issuer { return true }
      cursor.skipScalar()
    }
    return false
  }

  /// A name without what is said in brackets of a seal: 区教育局（盖章）, （公章）区财政局.
  @_lifetime(copy name)
  package static func withoutSeal(_ name: Span<UInt8>) -> Span<UInt8> {
    var name = name.trimmed
    if name.lastScalar?.isClosingBracket ?? false, let open = name.lastOffset(where: \.isOpeningBracket),
      name.extracting(open..<name.count).contains("章")
    {
      name = name.extracting(first: open).trimmed
    }
    if name.firstScalar?.isOpeningBracket ?? false, let close = name.firstOffset(where: \.isClosingBracket),
      name.extracting(first: close).contains("章")
    {
      name = name.extracting(droppingFirst: close + name.scalar(at: close).length).trimmed
    }
    return name
  }

  /// What stands before a day that follows without a label: 区教育局    2026年4月1日.
  @_lifetime(copy text)
  private static func beforeDate(_ text: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(text)
    var start = 0
    while let scalar = cursor.takeScalar() {
      guard scalar.isBlank else {
        start = cursor.position
        continue
      }
      cursor.skip(while: \.isBlank)
      var figures = 0
      while let next = cursor.next, Numerals.digit(next) != nil {
        _ = cursor.takeScalar()
        figures += 1
      }
      if figures == 4, let next = cursor.next, next == "年" || next == "." || next == "/" || next.isDash {
        return text.extracting(first: start)
      }
    }
    return text
  }
}

extension Row {
  /// Which report a task of a merged one is from, under the name that a schema gives the office; nil where that is not said.
  package func origin(in column: Int) -> String? {
    let text = text(column).string.trimmed
    return text.isEmpty ? nil : body.typing.offices.name(of: text) ?? text
  }
}

extension Report {
  /// Who reports: the issuer that the title names, else the one that a line beside the table does (填报单位：区民政局), under the
  /// name that a schema gives the office.
  public var issuer: String? {
    guard let issuer = title.issuer ?? notes.lazy.compactMap(IssuerLine.issuer).first else { return nil }
    return rows.body.typing.offices.name(of: issuer) ?? issuer
  }

  /// Everybody who reports: the issuer, or whoever a merged report says its tasks are from; nil where nobody is named.
  package var issuers: [String?] {
    if let issuer { return [issuer] }
    guard let column = columnOfOrigins else { return [nil] }
    var names: [String] = []
    for row in rows where row.kind == .task {
      guard let name = row.origin(in: column), names.last != name else { continue }
      names.append(name)
    }
    return names.isEmpty ? [nil] : names
  }

  /// The column of a merged report that says which report each task is from.
  package var columnOfOrigins: Int? { columns.firstIndex { NameKey($0.name) == NameKey(Column.nameOfOrigins) } }
}
