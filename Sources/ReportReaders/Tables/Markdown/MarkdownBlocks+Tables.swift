internal import ReportModel
internal import ReportText

/// Definitions, tables, and what is written.
extension MarkdownBlocks {
  // MARK: Definitions

  /// Takes the definitions off the beginning of a paragraph.
  /// - Returns: Whether anything is left.
  mutating func closeDefinitions(of text: MarkdownText) -> Bool {
    var text = text
    while text.bytes.first == 0x5B, let definition = MarkdownLines.definition(in: text.bytes[...]) {
      if definition.isFootnote {
        if isCollecting { definitions.footnotes.insert(definition.name) }
        guard !isCollecting else { return false }
        text.removeFirst(definition.end)
        write("<p class=\"note\"><sup>")
        page.markup(definition.name)
        write("</sup>")
        write(text)
        write("</p>")
        return false
      }
      if isCollecting { definitions.links.insert(definition.name) }
      text.removeFirst(definition.end)
    }
    leaf = .paragraph(text)
    return !text.isEmpty
  }

  // MARK: Tables

  /// Makes a table of the last line of the paragraph and a delimiter row.
  mutating func openTable(_ line: MarkdownLines.Line) -> Bool {
    guard let width = MarkdownLines.delimiterRowWidth(line.content), case .paragraph(let text) = leaf else {
      return false
    }
    let start = text.bytes.lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
    let header = text.original(start)..<(text.original(start) + text.bytes.count - start)
    let cells = MarkdownLines.cells(of: bytes[header])
    guard cells.count == width else { return false }
    leaf = .none
    if start > 0 {
      var before = MarkdownText()
      for part in text.bytes[..<(start - 1)].split(separator: ASCII.lineFeed) {
        before.endLine()
        let start = text.original(part.startIndex)
        before.append(betweenPipes: bytes[start..<(start + part.count)])
      }
      leaf = .paragraph(before)
      closeLeaf()
    }
    markItemAsFilled()
    write("<table>")
    writeCells(cells, isHeader: true)
    leaf = .table
    return true
  }

  mutating func writeCells(_ cells: [ArraySlice<UInt8>], isHeader: Bool) {
    guard !isCollecting else { return }
    write("<tr>")
    for cell in cells {
      page.place(cell.startIndex)
      write(isHeader ? "<th style=\"white-space:pre-wrap\">" : "<td style=\"white-space:pre-wrap\">")
      MarkdownInline.write(MarkdownText(cell: cell), definitions, to: &page)
      write(isHeader ? "</th>" : "</td>")
    }
    write("</tr>")
  }

  // MARK: Writing

  mutating func write(_ markup: StaticString) { if !isCollecting { page.markup(markup) } }

  mutating func write(_ text: MarkdownText) {
    if !isCollecting { MarkdownInline.write(text, definitions, to: &page) }
  }

  mutating func write(_ text: ArraySlice<UInt8>) { write(MarkdownText(text)) }

  /// HTML counts where it writes a table, as converters do for those with merged cells.
  mutating func writeHTML(_ line: MarkdownLines.Line) {
    guard !isCollecting, line.content.startIndex < lastTableEnd else { return }
    if !isInTable {
      guard
        let table = line.content.firstRange(of: Array("<table".utf8))
          ?? line.content.firstRange(of: Array("<TABLE".utf8))
      else { return }
      isInTable = true
      page.place(table.lowerBound)
      page.markup(line.content[table.lowerBound...])
    } else {
      page.place(line.content.startIndex)
      page.markup(line.content)
    }
    page.markup("\n")
    let rest = line.content
    if rest.firstRange(of: Array("</table".utf8)) != nil || rest.firstRange(of: Array("</TABLE".utf8)) != nil {
      isInTable = false
    }
  }

}
