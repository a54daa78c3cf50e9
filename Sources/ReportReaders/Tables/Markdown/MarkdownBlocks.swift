internal import ReportModel
internal import ReportText

/// The block structure of Markdown (CommonMark 0.31, sections 4 and 5, with GFM's tables), written as a page.
struct MarkdownBlocks {
  enum Container {
    case quote
    /// Content begins at this column; an item that begins with a blank line may have one only.
    case item(indent: Int, isOrdered: Bool, isEmpty: Bool)
  }

  enum Leaf {
    case none
    case paragraph(MarkdownText)
    case fence(sign: UInt8, length: Int)
    case indentedCode
    case html(MarkdownLines.HTMLBlock)
    case table
  }

  let source: SourceText
  let bytes: [UInt8]
  let isCollecting: Bool
  var containers: [Container] = []
  var leaf = Leaf.none
  /// The list that an item ended at a level, so that the next one counts on.
  var lists: [Int: (sign: UInt8, number: Int)] = [:]
  var definitions: MarkdownInline.Definitions
  var page = MarkdownPage()
  /// Whether a table that is written as HTML is open.
  var isInTable = false
  /// Where the last table written as HTML ends.
  let lastTableEnd: Int

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

  mutating func run() {
    let lines = source.lines
    var index = frontMatter(lines)
    while index < lines.count {
      take(MarkdownLines.Line(bytes, lines[index]))
      index += 1
    }
    closeLeaf()
    while !containers.isEmpty { closeContainer() }
    page.place(bytes.count)
  }

  /// Takes the front matter of a text, as site generators have it; its title is the text's.
  /// - Returns: The number of its lines.
  mutating func frontMatter(_ lines: [Range<Int>]) -> Int {
    guard let first = lines.first else { return 0 }
    let isTOML = bytes[first].elementsEqual("+++".utf8)
    let ends = isTOML ? ["+++"] : ["---", "..."]
    guard isTOML || bytes[first].elementsEqual("---".utf8),
      let end = lines.dropFirst().firstIndex(where: { ends.contains(String(decoding: bytes[$0], as: UTF8.self)) }),
      end <= 200
    else { return 0 }
    let fields = lines[1..<end].filter { !bytes[$0].isEmpty }
    // Every line is a field, goes on with one, or is a comment.
    guard
      fields.allSatisfy({
        bytes[$0].contains(UInt8(ascii: isTOML ? "=" : ":")) || ASCII.isBlank(bytes[$0.lowerBound])
          || "-#".utf8.contains(bytes[$0.lowerBound])
      })
    else { return 0 }
    for line in fields where bytes[line].starts(with: "title:".utf8) {
      var value = bytes[line].dropFirst(6).trimmedASCII
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

  mutating func take(_ whole: MarkdownLines.Line) {
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
  mutating func continueVerbatim(_ line: inout MarkdownLines.Line) -> Bool {
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
  mutating func open(_ line: inout MarkdownLines.Line, matched: Int) {
    var matched = matched
    let isWhole = matched == containers.count
    var isOpened = false
    func isParagraph(_ leaf: Leaf) -> Bool { if case .paragraph = leaf { true } else { false } }
    var hasParagraph: Bool { isWhole && !isOpened && isParagraph(leaf) }
    while !line.isBlank {
      if line.indent >= 4 {
        if !isParagraph(leaf) || isOpened {
          makeRoom(at: matched)
          leaf = .indentedCode
          return
        }
        break
      }
      if line.next == UInt8(ascii: ">") {
        makeRoom(at: matched)
        line.takeQuote()
        openContainer(.quote)
        matched += 1
        isOpened = true
      } else if let heading = line.heading {
        makeRoom(at: matched)
        write(heading.level == 1 ? "<h1>" : "<h2>")
        write(heading.text)
        write(heading.level == 1 ? "</h1>" : "</h2>")
        return
      } else if let fence = line.openingFence {
        makeRoom(at: matched)
        leaf = .fence(sign: fence.sign, length: fence.length)
        return
      } else if let block = MarkdownLines.HTMLBlock(line.content, interruptsParagraph: hasParagraph) {
        makeRoom(at: matched)
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
        makeRoom(at: matched)
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

  mutating func finish(_ line: MarkdownLines.Line, matched: Int, isOpened: Bool) {
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
    makeRoom(at: matched)
    leaf = .paragraph(MarkdownText(line.content))
  }

  /// Ends what a block ends that is no item of a list: the blocks that do not hold it, and the list before it.
  mutating func makeRoom(at count: Int) {
    close(to: count)
    markItemAsFilled()
    lists[containers.count] = nil
  }

  // MARK: Containers

  mutating func openContainer(_ container: Container) {
    markItemAsFilled()
    containers.append(container)
    write("<div>")
  }

  mutating func openItem(_ item: MarkdownLines.Item, isEmpty: Bool) {
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

  mutating func markItemAsFilled() {
    guard case .item(let indent, let isOrdered, true)? = containers.last else { return }
    containers[containers.count - 1] = .item(indent: indent, isOrdered: isOrdered, isEmpty: false)
  }

  mutating func close(to count: Int) {
    closeLeaf()
    while containers.count > count { closeContainer() }
  }

  mutating func closeContainer() {
    // What the block held ends with it.
    lists[containers.count] = nil
    guard let container = containers.popLast() else { return }
    switch container {
    case .quote: write("</div>")
    case .item(_, let isOrdered, _): write(isOrdered ? "</li></ol>" : "</li></ul>")
    }
  }

  mutating func closeLeaf() {
    if case .paragraph(let text) = leaf, closeDefinitions(of: text), case .paragraph(let rest) = leaf {
      write("<p>")
      write(rest)
      write("</p>")
    }
    if case .table = leaf { write("</table>") }
    leaf = .none
  }
}
