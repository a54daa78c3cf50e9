internal import ReportModel
internal import ReportText

/// The block structure of Markdown (CommonMark 0.31, sections 4 and 5, with GFM's tables), written as a page.
struct MarkdownBlocks {
  private enum Container {
    case quote
    /// Content begins at this column; an item that begins with a blank line may have one only.
    case item(indent: Int, isOrdered: Bool, isEmpty: Bool)
  }

  private enum Leaf {
    case none
    case paragraph(MarkdownText)
    case fence(sign: UInt8, length: Int)
    case indentedCode
    case html(MarkdownLines.HTMLBlock)
    case table
  }

  private let source: SourceText
  private let bytes: [UInt8]
  private let isCollecting: Bool
  private var containers: [Container] = []
  private var leaf = Leaf.none
  /// The list that an item ended at a level, so that the next one counts on.
  private var lists: [Int: (sign: UInt8, number: Int)] = [:]
  private(set) var definitions: MarkdownInline.Definitions
  private(set) var page = MarkdownPage()
  /// Where the last table written as HTML ends.
  private let lastTableEnd: Int

  /// The page of a text.
  static func page(of source: SourceText) -> MarkdownPage {
    let markers = source.bytes.firstRange(of: Array("]:".utf8)) != nil
    var definitions = MarkdownInline.Definitions()
    if markers {
      var collector = MarkdownBlocks(source, definitions, isCollecting: true)
      collector.run()
      definitions = collector.definitions
    }
    var blocks = MarkdownBlocks(source, definitions, isCollecting: false)
    blocks.run()
    return blocks.page
  }

  private init(_ source: SourceText, _ definitions: MarkdownInline.Definitions, isCollecting: Bool) {
    self.source = source
    self.definitions = definitions
    self.isCollecting = isCollecting
    bytes = source.bytes
    lastTableEnd = MarkdownLines.lastTableEnd(in: source.bytes)
  }

  private mutating func run() {
    let lines = source.lines
    var index = frontMatter(lines)
    while index < lines.count {
      take(MarkdownLines.Line(bytes, lines[index]))
      index += 1
    }
    closeLeaf()
    while !containers.isEmpty { closeContainer() }
  }

  /// Takes the front matter of a text, as site generators have it; its title is the text's.
  /// - Returns: The number of its lines.
  private mutating func frontMatter(_ lines: [Range<Int>]) -> Int {
    guard let first = lines.first, bytes[first].elementsEqual("---".utf8),
      let end = lines.dropFirst().firstIndex(where: {
        ["---", "..."].contains(String(decoding: bytes[$0], as: UTF8.self))
      }), end <= 200
    else { return 0 }
    let fields = lines[1..<end].filter { !bytes[$0].isEmpty }
    // Every line is a field, goes on with one, or is a comment.
    guard
      fields.allSatisfy({
        bytes[$0].contains(UInt8(ascii: ":")) || MarkdownSyntax.isBlank(bytes[$0.lowerBound])
          || "-#".utf8.contains(bytes[$0.lowerBound])
      })
    else { return 0 }
    for line in fields where bytes[line].starts(with: "title:".utf8) {
      var value = MarkdownSyntax.trimmed(bytes[line].dropFirst(6))
      if value.count >= 2, let quote = value.first, quote == ASCII.quote || quote == 0x27, value.last == quote {
        value = value.dropFirst().dropLast()
      }
      guard !value.isEmpty else { continue }
      write("<h1>")
      write(value)
      write("</h1>")
    }
    return end + 1
  }

  // MARK: Lines

  private mutating func take(_ whole: MarkdownLines.Line) {
    var line = whole
    var matched = 0
    matching: for container in containers {
      switch container {
      case .quote:
        guard line.indent <= 3, line.next == UInt8(ascii: ">") else { break matching }
        line.takeQuote()
      case .item(let indent, _, let isEmpty):
        if line.isBlank {
          guard !isEmpty else { break matching }
        } else if line.indent >= indent {
          line.take(columns: indent)
        } else {
          break matching
        }
      }
      matched += 1
    }
    let isWhole = matched == containers.count
    if isWhole, continueVerbatim(&line) { return }
    open(&line, matched: matched)
  }

  /// Goes on with code or HTML.
  private mutating func continueVerbatim(_ line: inout MarkdownLines.Line) -> Bool {
    switch leaf {
    case .fence(let sign, let length):
      if line.indent <= 3, line.isClosingFence(sign, length) { leaf = .none }
      return true
    case .html(let block):
      if block.endsAtBlankLine, line.isBlank {
        leaf = .none
        return true
      }
      writeHTML(line)
      if block.ends(in: line.rest) { leaf = .none }
      return true
    case .indentedCode:
      if line.indent >= 4 || line.isBlank { return true }
      leaf = .none
      return false
    case .none, .paragraph, .table: return false
    }
  }

  /// Opens the blocks that begin on a line, and takes what is left of it.
  private mutating func open(_ line: inout MarkdownLines.Line, matched: Int) {
    var matched = matched
    let isWhole = matched == containers.count
    var isOpened = false
    func isParagraph(_ leaf: Leaf) -> Bool { if case .paragraph = leaf { true } else { false } }
    var hasParagraph: Bool { isWhole && !isOpened && isParagraph(leaf) }
    while !line.isBlank {
      if line.indent >= 4 {
        if !isParagraph(leaf) || isOpened {
          close(to: matched)
          leaf = .indentedCode
          return
        }
        break
      }
      if line.next == UInt8(ascii: ">") {
        close(to: matched)
        line.takeQuote()
        openContainer(.quote)
        matched += 1
        isOpened = true
      } else if let heading = line.heading {
        close(to: matched)
        write(heading.level == 1 ? "<h1>" : "<h2>")
        write(heading.text)
        write(heading.level == 1 ? "</h1>" : "</h2>")
        return
      } else if let fence = line.openingFence {
        close(to: matched)
        leaf = .fence(sign: fence.sign, length: fence.length)
        return
      } else if let block = MarkdownLines.HTMLBlock(line.content, interruptsParagraph: hasParagraph) {
        close(to: matched)
        writeHTML(line)
        leaf = block.ends(in: line.content) ? .none : .html(block)
        return
      } else if hasParagraph, let level = line.underline, case .paragraph(let text) = leaf, closeDefinitions(of: text) {
        guard case .paragraph(let heading) = leaf else { return }
        leaf = .none
        write(level == 1 ? "<h1>" : "<h2>")
        write(heading)
        write(level == 1 ? "</h1>" : "</h2>")
        return
      } else if line.isThematicBreak {
        close(to: matched)
        return
      } else if let item = line.listItem(interruptsParagraph: hasParagraph) {
        close(to: matched)
        line.takeMarker(item)
        openItem(item, isEmpty: line.isBlank)
        matched += 1
        isOpened = true
      } else if hasParagraph, openTable(line) {
        return
      } else {
        break
      }
    }
    finish(line, matched: matched, isOpened: isOpened)
  }

  private mutating func finish(_ line: MarkdownLines.Line, matched: Int, isOpened: Bool) {
    if line.isBlank {
      close(to: matched)
      closeLeaf()
      return
    }
    if !isOpened, case .paragraph(var text) = leaf {
      // A line that goes on with a paragraph need not repeat what stands before its lines.
      leaf = .none
      text.endLine()
      text.append(line.content)
      leaf = .paragraph(text)
      return
    }
    if !isOpened, matched == containers.count, case .table = leaf {
      let cells = MarkdownLines.cells(of: line.content)
      if !cells.isEmpty { return writeCells(cells, isHeader: false) }
    }
    close(to: matched)
    markItemAsFilled()
    lists[containers.count] = nil
    leaf = .paragraph(MarkdownText(line.content))
  }

  // MARK: Containers

  private mutating func openContainer(_ container: Container) {
    markItemAsFilled()
    containers.append(container)
    write("<div>")
  }

  private mutating func openItem(_ item: MarkdownLines.Item, isEmpty: Bool) {
    markItemAsFilled()
    var number = item.number
    if let list = lists[containers.count], list.sign == item.sign { number = list.number + 1 }
    lists[containers.count] = (item.sign, number)
    containers.append(.item(indent: item.indent, isOrdered: item.isOrdered, isEmpty: isEmpty))
    if item.isOrdered {
      write("<ol start=\"")
      if !isCollecting { page.markup(Array("\(number)".utf8)) }
      write("\"><li>")
    } else {
      write("<ul><li>")
    }
  }

  private mutating func markItemAsFilled() {
    guard case .item(let indent, let isOrdered, true)? = containers.last else { return }
    containers[containers.count - 1] = .item(indent: indent, isOrdered: isOrdered, isEmpty: false)
  }

  private mutating func close(to count: Int) {
    closeLeaf()
    while containers.count > count { closeContainer() }
  }

  private mutating func closeContainer() {
    // What the block held ends with it.
    lists[containers.count] = nil
    guard let container = containers.popLast() else { return }
    switch container {
    case .quote: write("</div>")
    case .item(_, let isOrdered, _): write(isOrdered ? "</li></ol>" : "</li></ul>")
    }
  }

  private mutating func closeLeaf() {
    if case .paragraph(let text) = leaf, closeDefinitions(of: text), case .paragraph(let rest) = leaf {
      write("<p>")
      write(rest)
      write("</p>")
    }
    if case .table = leaf { write("</table>") }
    leaf = .none
  }

  /// Takes the definitions off the beginning of a paragraph.
  /// - Returns: Whether anything is left.
  private mutating func closeDefinitions(of text: MarkdownText) -> Bool {
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
  private mutating func openTable(_ line: MarkdownLines.Line) -> Bool {
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
        before.append(bytes[text.original(part.startIndex)..<(text.original(part.startIndex) + part.count)])
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

  private mutating func writeCells(_ cells: [ArraySlice<UInt8>], isHeader: Bool) {
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

  private mutating func write(_ markup: StaticString) { if !isCollecting { page.markup(markup) } }

  private mutating func write(_ text: MarkdownText) {
    if !isCollecting { MarkdownInline.write(text, definitions, to: &page) }
  }

  private mutating func write(_ text: ArraySlice<UInt8>) { write(MarkdownText(text)) }

  /// HTML counts where it writes a table, as converters do for those with merged cells.
  private mutating func writeHTML(_ line: MarkdownLines.Line) {
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

  private var isInTable = false
}
