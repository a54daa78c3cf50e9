internal import ReportKit
package import ReportModel
internal import ReportReaders
internal import ReportRecognition

/// What the fuzzer and the kept corpus feed with bytes, and what must hold whatever the bytes are.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A reader each, for UTF-8 text; what is no UTF-8 becomes U+FFFD first.
  case text, tsv, csv, html, markdown, json
  /// Bytes → `SourceText`.
  case decoding
  /// A schema, in UTF-8 like the readers' texts.
  case schema
  /// A document of XML, of no format.
  case xml
  /// An archive, whatever is in it.
  case container
  /// What stands in the part of a sheet, and in a sheet of an OpenDocument: a text in a package that is whole.
  case worksheet, opendocument
  /// The body of a document of Word, and of a text of OpenDocument, likewise.
  case word, opentext
  /// The whole front door.
  case document

  /// Feeds the target. Nothing comes back where everything holds; a crash is for the caller to see.
  package func violations(by bytes: [UInt8]) -> [String] {
    switch self {
    case .text: readerViolations(by: bytes, as: .text)
    case .tsv: readerViolations(by: bytes, as: .tsv)
    case .csv: readerViolations(by: bytes, as: .csv)
    case .html: readerViolations(by: bytes, as: .html)
    case .markdown: readerViolations(by: bytes, as: .markdown)
    case .json: readerViolations(by: bytes, as: .json)
    case .decoding: decodingViolations(by: bytes)
    case .schema: schemaViolations(by: bytes)
    case .xml: xmlViolations(by: bytes)
    case .container: packageViolations(by: bytes)
    case .worksheet: packageViolations(by: workbook(holding: String(decoding: bytes, as: UTF8.self)))
    case .opendocument:
      packageViolations(by: OpenDocumentBuilder(sheets: String(decoding: bytes, as: UTF8.self), styles: "").bytes)
    case .word: packageViolations(by: wordDocument(holding: String(decoding: bytes, as: UTF8.self)).bytes)
    case .opentext: packageViolations(by: openText(holding: String(decoding: bytes, as: UTF8.self)).bytes)
    case .document: documentViolations(by: bytes)
    }
  }
}

/// Every fourth size is read twice, which must give the same; all of them would halve the speed.
private func isReadTwice(_ bytes: [UInt8]) -> Bool { bytes.count.isMultiple(of: 4) }

// MARK: - A reader and the recognition

private struct Outcome: Equatable {
  var blocks: [Block] = []
  var reports: [Report] = []
  var diagnostics: [Diagnostic] = []
}

private func readerViolations(by bytes: [UInt8], as format: InputFormat) -> [String] {
  let source: SourceText
  do throws(ReadError) { source = try decode(bytes, encoding: "UTF-8", isLossy: true).value } catch {
    return lossyViolations(error)
  }
  let outcome = read(source, as: format)
  var violations = outcome.blocks.flatMap { blockViolations($0, within: 0...source.bytes.count) }
  violations += outcome.reports.flatMap(reportViolations)
  // Places in an archive are those of the file.
  violations += placeViolations(outcome.diagnostics, in: [source, SourceText(bytes: bytes)])
  if isReadTwice(bytes), read(source, as: format) != outcome {
    violations.append("the second reading differs from the first")
  }
  return violations
}

private func read(_ source: SourceText, as format: InputFormat) -> Outcome {
  var outcome = Outcome()
  do throws(ReadError) {
    let tables = try readTables(source, as: format)
    outcome.blocks = tables.value
    outcome.diagnostics = tables.diagnostics
    for report in try recognizeReports(in: tables.value, source: source) {
      outcome.reports.append(report.value)
      outcome.diagnostics += report.diagnostics
    }
  } catch {
    outcome.diagnostics.append(error.diagnostic)
  }
  return outcome
}

private func blockViolations(_ block: Block) -> [String] { blockViolations(block, within: 0...Int(Int32.max)) }

/// - Parameter places: The offsets that there are.
private func blockViolations(_ block: Block, within places: ClosedRange<Int>) -> [String] {
  var violations: [String] = []
  switch block {
  case .line(let line):
    if !places.contains(line.offset) { violations.append("a line at offset \(line.offset) of \(places.upperBound)") }
  case .table(let table):
    for row in 0..<table.rowCount {
      for column in 0..<table.width(of: row) {
        let name = "cell \(row),\(column)"
        let offset = table.cell(row, column).offset
        if !places.contains(offset) { violations.append("\(name) at offset \(offset)") }
        guard let span = table.span(row, column) else { continue }
        let isInside =
          (span.row..<(span.row + span.rows)).contains(row)
          && (span.column..<(span.column + span.columns)).contains(column)
        guard isInside, span.column < table.width(of: span.row) else {
          violations.append("\(name) lies outside its span")
          continue
        }
        if table.isCovered(span.row, span.column) {
          violations.append("\(name) begins in a slot that another cell covers")
        }
        if !table.holdsSameText(row, column, as: span.row, span.column) {
          violations.append("\(name) has another text than where it begins")
        }
      }
    }
  }
  return violations
}

private func reportViolations(_ report: Report) -> [String] {
  var violations: [String] = []
  for (index, row) in report.rows.enumerated() {
    if row.cells.count != report.columns.count {
      violations.append("row \(index) has \(row.cells.count) cells for \(report.columns.count) columns")
    }
    for merge in row.merged
    where merge.rows < 1 || merge.columns < 1 || merge.column < 0
      || merge.column + merge.columns > report.columns.count || index + merge.rows > report.rows.count
    {
      violations.append("row \(index) has \(merge) in a table of \(report.rows.count) × \(report.columns.count)")
    }
  }
  return violations
}

private func placeViolations(_ diagnostics: [Diagnostic], in texts: [SourceText]) -> [String] {
  diagnostics.compactMap { diagnostic in
    if diagnostic.message.isEmpty { return "\(diagnostic.code.rawValue) says nothing" }
    // Places of cells and paragraphs are no lines of a text.
    guard let place = diagnostic.location, place.line > 0, !texts.contains(where: { $0.contains(place) }) else {
      return nil
    }
    return "\(diagnostic.code.rawValue) at \(place.line):\(place.column), which is no place of the input"
  }
}

extension SourceText {
  /// Whether some offset of the text, the end included, has this place.
  package func contains(_ place: SourceLocation) -> Bool {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high) / 2
      let reached = location(at: middle)
      if (reached.line, reached.column) < (place.line, place.column) { low = middle + 1 } else { high = middle }
    }
    return location(at: low) == place
  }
}

// MARK: - A package

private func workbook(holding content: String) -> [UInt8] {
  var workbook = WorkbookBuilder([.init("Sheet1", content)])
  workbook.strings = "<si><t>序号</t></si><si><r><rPr><strike/></rPr><t>甲</t></r></si>"
  workbook.styles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"# ?/?;[h]:mm;&quot;0&quot;;@@\"/></numFmts>"
    + "<fonts><font><strike/></font></fonts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"31\" fontId=\"0\"/></cellXfs>"
  workbook.isDeflated = false
  return workbook.bytes
}

private func packageViolations(by bytes: [UInt8]) -> [String] {
  func read() -> Outcome {
    var outcome = Outcome()
    do throws(ReadError) {
      let reading = try readPackage(bytes).reading
      outcome.blocks = reading.value.blocks
      outcome.diagnostics = reading.diagnostics
      for report in try recognizeReports(in: reading.value.blocks, source: reading.value.source) {
        outcome.reports.append(report.value)
        outcome.diagnostics += report.diagnostics
      }
    } catch { outcome.diagnostics.append(error.diagnostic) }
    return outcome
  }
  let outcome = read()
  var violations = outcome.blocks.flatMap(blockViolations) + outcome.reports.flatMap(reportViolations)
  violations += outcome.diagnostics.filter(\.message.isEmpty).map { "\($0.code.rawValue) says nothing" }
  if isReadTwice(bytes), read() != outcome { violations.append("the second reading differs from the first") }
  return violations
}

// MARK: - Decoding

/// Lossy decoding gives a text, whatever the bytes are; only an archive may have none, and what looks like Big5 has to be named.
private func lossyViolations(_ error: ReadError) -> [String] {
  error == .archiveWithoutPages || error == .undeclaredBig5 ? [] : ["lossy decoding fails with \(error)"]
}

private func decodingViolations(by bytes: [UInt8]) -> [String] {
  // The size decides what is asked for, so that every file is a seed as it is and mutations try everything.
  let names: [String?] = [nil, nil, nil, "GB18030", "UTF-16LE", "UTF-16BE", "Big5", "Shift_JIS", "EUC-KR"]
  let name = names[bytes.count % names.count]
  let lossy: Reading<SourceText>
  do throws(ReadError) { lossy = try decode(bytes, encoding: name, isLossy: true) } catch {
    return lossyViolations(error)
  }
  let texts = [lossy.value, SourceText(bytes: bytes)]
  var violations = placeViolations(lossy.diagnostics, in: texts)
  if String(validating: lossy.value.bytes, as: UTF8.self) == nil { violations.append("the decoded text is no UTF-8") }
  do throws(ReadError) {
    let strict = try decode(bytes, encoding: name)
    if strict.value.bytes != lossy.value.bytes || strict.value.encoding != lossy.value.encoding
      || strict.diagnostics != lossy.diagnostics
    {
      violations.append("strict and lossy decoding differ where nothing is undecodable")
    }
  } catch {
    violations += placeViolations([error.diagnostic], in: texts)
    if case .undecodable(_, let offset, let byte, _) = error {
      // In an archive the byte is written as characters of its transfer encoding.
      if !bytes.indices.contains(offset) || (bytes[offset] != byte && !lossy.value.isArchive) {
        violations.append("byte \(byte) at offset \(offset) is not in the input")
      }
    } else if case .otherwiseUTF8 = error {
      // Named another encoding than its own, UTF-8 is read against it only where losses were asked for.
    } else {
      violations.append("strict decoding fails with \(error), lossy decoding does not")
    }
  }
  return violations
}

// MARK: - A schema

private func schemaViolations(by bytes: [UInt8]) -> [String] {
  guard let source = try? decodeText(bytes, encoding: "UTF-8", isLossy: true).value else {
    return ["lossy UTF-8 must always be read"]
  }
  do throws(ReadError) {
    let dictionary = try HeaderDictionary(schema: source)
    let again = try? HeaderDictionary(schema: SourceText(bytes: Array(dictionary.schema.utf8)))
    return again == dictionary ? [] : ["the dictionary is no schema of itself"]
  } catch {
    return placeViolations([error.diagnostic], in: [source])
  }
}

// MARK: - The front door

private func documentViolations(by bytes: [UInt8]) -> [String] {
  // As above: the size decides.
  let names = ["a.txt", "a.tsv", "a.csv", "a.html", "a.md", "a.json", "a.xls", "a.mht", "a"]
  let name = names[bytes.count % names.count]
  var reader = ReportReader()
  reader.options.isLossy = (bytes.count / names.count).isMultiple(of: 2)
  let outcome = read(bytes, name: name, with: reader)
  var violations = outcome.document?.reports.flatMap(reportViolations) ?? []
  if outcome.document?.reports.isEmpty ?? false { violations.append("a document without a report") }
  // Places in a package are no lines of it.
  if !isPackage(bytes), let source = try? decode(bytes, isLossy: true).value {
    // Places in an archive are those of the file.
    let file = SourceText(bytes: bytes)
    violations += placeViolations(outcome.diagnostics, in: [source, file])
  }
  if isReadTwice(bytes), read(bytes, name: name, with: reader) != outcome {
    violations.append("the second reading differs from the first")
  }
  return violations.map { "\(name): \($0)" }
}

private struct DocumentOutcome: Equatable {
  var document: ReportDocument?
  var diagnostics: [Diagnostic]
}

private func read(_ bytes: [UInt8], name: String, with reader: ReportReader) -> DocumentOutcome {
  do throws(ReportError) {
    let document = try reader.read(bytes, name: name)
    return DocumentOutcome(document: document, diagnostics: document.diagnostics)
  } catch {
    return DocumentOutcome(diagnostics: error.diagnostics)
  }
}
