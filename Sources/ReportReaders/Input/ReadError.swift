package import ReportModel

/// Why an input has no usable reading. Each case names what was found; `diagnostic` says it to people.
package enum ReadError: Error, Equatable {
  /// A byte sequence that no allowed encoding has; `offset` counts the input's own bytes, from 0.
  case undecodable(encoding: String, offset: Int, byte: UInt8, at: SourceLocation)
  case unknownEncoding(String)
  case unknownFormat
  /// A file that no reader takes; the text says what it is.
  case binaryFile(String)
  case emptyInput
  case archiveWithoutPages
  /// A pasted table whose TABs are gone.
  case textWithoutTabs
  case unclosedQuote(at: SourceLocation)
  case malformedJSON(String, at: SourceLocation)
  case malformedHTML(String, at: SourceLocation)
  case limitExceeded(Limits.Name, limit: Int, at: SourceLocation?)
  /// A limit that is part of a reader and cannot be set.
  case fixedLimitExceeded(String, limit: Int, at: SourceLocation?)
  case invalidSchema(String, at: SourceLocation?)
  case notAReport(tables: Int)
  case noSuchTable(Int, count: Int)

  /// The error as people read it.
  package var diagnostic: Diagnostic {
    switch self {
    case .undecodable(let encoding, let offset, let byte, let location):
      let hex = String(byte, radix: 16, uppercase: true)
      return Diagnostic(
        .undecodable,
        "the byte 0x\(hex.utf8.count < 2 ? "0" : "")\(hex) at offset \(offset) is not \(encoding); "
          + "name the encoding with --encoding, or read it with --lossy",
        at: location)
    case .unknownEncoding(let name):
      return Diagnostic(.unknownEncoding, "no encoding is called '\(name)'")
    case .unknownFormat:
      return Diagnostic(
        .unknownFormat, "the content looks like no format that can be read; if it is one, name it with --from")
    case .binaryFile(let kind):
      return Diagnostic(
        .unknownFormat, "this is \(kind), which cannot be read; save it as a web page, CSV or text and convert that")
    case .emptyInput:
      return Diagnostic(.notAReport, "the input is empty")
    case .archiveWithoutPages:
      return Diagnostic(.notAReport, "no report: the archive holds no page (text/html)")
    case .textWithoutTabs:
      return Diagnostic(
        .notAReport,
        "no report: no line begins with a TAB, as each cell of a table pasted as text does; perhaps the TABs became blanks",
        at: SourceLocation(line: 1, column: 1))
    case .unclosedQuote(let location):
      return Diagnostic(
        .unclosedQuote, "the quoted cell that begins here never ends: expected '\"', found the end", at: location)
    case .malformedJSON(let what, let location):
      return Diagnostic(.malformedJSON, what, at: location)
    case .malformedHTML(let what, let location):
      return Diagnostic(.malformedHTML, what, at: location)
    case .limitExceeded(let name, let limit, let location):
      return Diagnostic(
        .limitExceeded, "more than \(limit) \(name.unit); '--limit \(name.rawValue)=N' allows more", at: location)
    case .fixedLimitExceeded(let what, let limit, let location):
      return Diagnostic(.limitExceeded, "more than \(limit) \(what)", at: location)
    case .invalidSchema(let what, let location):
      return Diagnostic(.invalidSchema, what, at: location)
    case .notAReport(let tables):
      let seen =
        switch tables {
        case 0: "there is no table"
        case 1: "the header of its table has fewer than two known columns"
        default: "no header of its \(tables) tables has two known columns"
        }
      let remedy = tables == 0 ? "" : ", and '--schema' adds words to those of 'reportkit roles'"
      return Diagnostic(
        .notAReport, "no report: \(seen) ('reportkit inspect' shows what was read\(remedy))",
        at: SourceLocation(line: 1, column: 1))
    case .noSuchTable(let number, let count):
      return Diagnostic(.noSuchTable, "there is no report \(number): the input has \(count)")
    }
  }
}

/// A value, and what there was to say while reading it.
package struct Reading<Value: Sendable>: Sendable {
  /// What was read.
  package var value: Value
  /// What there was to say, in the order it came up.
  package var diagnostics: [Diagnostic] = []
}
