internal import ReportModel
internal import ReportText

/// Tags inside tables (HTML standard, sections 13.2.6.4.9 to 13.2.6.4.15).
extension HTMLTree {
  mutating func startInMode(_ name: HTMLName) throws(ReadError) {
    let tag = name.tag
    switch mode {
    case .body: try startInBody(name)
    case .cell:
      if tag.isTablePart {
        guard isInScope(.table, { $0.isCell }) else { return }
        try closeCell()
        try startInMode(name)
      } else {
        try startInBody(name)
      }
    case .caption:
      if tag.isTablePart {
        guard try endCaption() else { return }
        try startInMode(name)
      } else {
        try startInBody(name)
      }
    case .columnGroup:
      if tag == .col { return builder.addColumn(tokens.tagStart) }
      guard currentTag == .colgroup else {
        mode = .table
        return try startInMode(name)
      }
      try pop()
      mode = .table
      try startInMode(name)
    case .row:
      if tag.isCell {
        try clear(to: .tr)
        try insertCell(name)
      } else if tag.isTablePart {
        guard try endRow() else { return }
        try startInMode(name)
      } else {
        try startInTable(name)
      }
    case .tableBody:
      switch tag {
      case .tr:
        try clearToGroup()
        try insertTablePart(name, .row)
      case .td, .th:
        try clearToGroup()
        try insertImplied("tr")
        mode = .row
        try startInMode(name)
      case _ where tag.isTablePart:
        guard isInScope(.table, { $0.isRowGroup }) else { return }
        try clearToGroup()
        try pop()
        mode = .table
        try startInMode(name)
      default: try startInTable(name)
      }
    case .table: try startInTable(name)
    }
  }

  private mutating func startInTable(_ name: HTMLName) throws(ReadError) {
    switch name.tag {
    case .caption:
      try clear(to: .table)
      pushMarker()
      try insertTablePart(name, .caption)
    case .colgroup:
      try clear(to: .table)
      try insertTablePart(name, .columnGroup)
    case .col:
      try clear(to: .table)
      builder.addColumn(tokens.tagStart)
    case .tbody, .tfoot, .thead:
      try clear(to: .table)
      try insertTablePart(name, .tableBody)
    case .tr, .td, .th:
      try clear(to: .table)
      try insertImplied("tbody")
      mode = .tableBody
      try startInMode(name)
    case .table:
      guard isInScope(.table, .table) else { return }
      try closeTable()
      try startInMode(name)
    case .input where tokens.value(of: .type).map({ $0.map(ASCII.lowercased).elementsEqual("hidden".utf8) }) ?? false:
      break
    case .form: break
    default:
      isFostering = true
      defer { isFostering = false }
      try startInBody(name)
    }
  }

  /// Inserts a part of a table; in XML it may close itself.
  private mutating func insertTablePart(_ name: HTMLName, _ inner: Mode) throws(ReadError) {
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing {
      try pop()
      if inner == .caption { clearFormattingToMarker() }
    } else {
      mode = inner
    }
  }

  private mutating func insertCell(_ name: HTMLName) throws(ReadError) {
    try insert(name)
    if tokens.isXHTML, tokens.isSelfClosing { return try pop() }
    mode = .cell
    pushMarker()
  }

  private mutating func insertImplied(_ name: StaticString) throws(ReadError) {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    try insert(HTMLName(hash: NameHash.of(bytes)), isImplied: true)
  }

  private mutating func clear(to tag: HTMLTag) throws(ReadError) {
    while elements.count > 2, currentTag != tag, currentTag != .template { try pop() }
  }

  private mutating func clearToGroup() throws(ReadError) {
    while elements.count > 2, !currentTag.isRowGroup, currentTag != .template { try pop() }
  }

  private mutating func closeCell() throws(ReadError) {
    try endImplied()
    while elements.count > 2 {
      let isCell = currentTag.isCell
      try pop()
      if isCell { break }
    }
    clearFormattingToMarker()
    mode = .row
  }

  private mutating func endCaption() throws(ReadError) -> Bool {
    guard isInScope(.caption, .table) else { return false }
    try endImplied()
    try pop(through: .caption)
    clearFormattingToMarker()
    mode = .table
    return true
  }

  private mutating func endRow() throws(ReadError) -> Bool {
    guard isInScope(.tr, .table) else { return false }
    try clear(to: .tr)
    try pop()
    mode = .tableBody
    return true
  }

  private mutating func closeTable() throws(ReadError) {
    try pop(through: .table)
    resetMode()
  }

  /// What the element that is open now makes the mode (reset the insertion mode appropriately).
  private mutating func resetMode() {
    for element in elements.reversed() {
      switch element.tagName {
      case .td, .th: mode = .cell
      case .tr: mode = .row
      case .tbody, .thead, .tfoot: mode = .tableBody
      case .caption: mode = .caption
      case .colgroup: mode = .columnGroup
      case .table: mode = .table
      case .body, .html, .template: mode = .body
      default: continue
      }
      return
    }
    mode = .body
  }

  // MARK: End tags

  mutating func endInMode(_ name: HTMLName) throws(ReadError) {
    let tag = name.tag
    switch mode {
    case .body: try endInBody(name)
    case .cell:
      switch tag {
      case .td, .th:
        guard isInScope(tag, .table) else { return }
        try closeCell()
      case .caption, .col, .colgroup: break
      case .table, .tbody, .tfoot, .thead, .tr:
        guard isInScope(tag, .table) else { return }
        try closeCell()
        try endInMode(name)
      default: try endInBody(name)
      }
    case .caption:
      switch tag {
      case .caption: _ = try endCaption()
      case .table: if try endCaption() { try endInMode(name) }
      case _ where tag.isTablePart: break
      default: try endInBody(name)
      }
    case .columnGroup:
      if tag == .col { return }
      if currentTag == .colgroup { try pop() }
      mode = .table
      if tag != .colgroup { try endInMode(name) }
    case .row:
      switch tag {
      case .tr: _ = try endRow()
      case .table: if try endRow() { try endInMode(name) }
      case .tbody, .tfoot, .thead: if isInScope(tag, .table), try endRow() { try endInMode(name) }
      case _ where tag.isTablePart: break
      default: try endInTable(name)
      }
    case .tableBody:
      switch tag {
      case .tbody, .tfoot, .thead:
        guard isInScope(tag, .table) else { return }
        try clearToGroup()
        try pop()
        mode = .table
      case .table:
        guard isInScope(.table, { $0.isRowGroup }) else { return }
        try clearToGroup()
        try pop()
        mode = .table
        try endInMode(name)
      case _ where tag.isTablePart: break
      default: try endInTable(name)
      }
    case .table: try endInTable(name)
    }
  }

  private mutating func endInTable(_ name: HTMLName) throws(ReadError) {
    switch name.tag {
    case .table: if isInScope(.table, .table) { try closeTable() }
    case _ where name.tag.isTablePart: break
    default:
      isFostering = true
      defer { isFostering = false }
      try endInBody(name)
    }
  }
}
