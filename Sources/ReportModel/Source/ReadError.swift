/// Why an input has no usable reading. Each case names what was found; `diagnostic` says it to people.
package enum ReadError: Error, Equatable {
  /// A byte sequence that no allowed encoding has; `offset` counts the input's own bytes, from 0.
  case undecodable(encoding: String, offset: Int, byte: UInt8, at: SourceLocation)
  /// The input is UTF-8, and not what the user has named.
  case otherwiseUTF8(named: String, at: SourceLocation?)
  case unknownEncoding(String)
  /// Traditional Chinese in an encoding that nothing names.
  case undeclaredBig5
  case unknownFormat
  /// A file that no reader takes; the message says what it is and what to do.
  case binaryFile(Message)
  /// A document of a format that LibreOffice reads.
  case legacyDocument(LegacyDocument)
  case emptyInput
  case archiveWithoutPages
  /// A pasted table whose TABs are gone.
  case textWithoutTabs
  /// The input has no report where it is read as the format that the user names, and looks like another.
  case otherFormat(named: String, seen: String)
  /// A header whose cells nothing parts that only parts cells; the message says what stands there.
  case lostSeparator(Message, at: SourceLocation)
  case unclosedQuote(at: SourceLocation)
  /// A quote inside a cell that a backslash is to keep from ending it.
  case backslashQuote(at: SourceLocation)
  case malformedJSON(Message, at: SourceLocation)
  case malformedHTML(Message, at: SourceLocation)
  case malformedXML(Message, at: SourceLocation)
  /// The archive that a document is kept in is damaged, or built to mislead.
  case malformedContainer(Message, at: SourceLocation? = nil)
  case limitExceeded(Limits.Name, limit: Int, at: SourceLocation?)
  /// A limit that is part of a reader and cannot be set.
  case fixedLimitExceeded(Message, limit: Int, at: SourceLocation?)
  case invalidSchema(Message, at: SourceLocation?)
  /// A list of who is to report cannot be used.
  case invalidList(Message, at: SourceLocation?)
  case notAReport(tables: Int)
  /// Columns are known, but none that says what is to be done, by whom, or how far it has come.
  case noSubstantialColumn
  case noSuchTable(Int, count: Int)

  /// The error as people read it.
  package var diagnostic: Diagnostic {
    let start = SourceLocation(line: 1, column: 1)
    return switch self {
    case .undecodable(let encoding, let offset, let byte, let location):
      Diagnostic(.undecodable, .undecodableByte(byte.hexadecimal, offset: offset, encoding: encoding), at: location)
    case .otherwiseUTF8(let encoding, let location):
      Diagnostic(.undecodable, .otherwiseUTF8(named: encoding), at: location)
    case .unknownEncoding(let name): Diagnostic(.unknownEncoding, .unknownEncoding(name))
    case .undeclaredBig5: Diagnostic(.undecodable, .undeclaredBig5, at: start)
    case .unknownFormat: Diagnostic(.unknownFormat, .unknownContent)
    case .binaryFile(let message): Diagnostic(.unknownFormat, message)
    case .legacyDocument(let document): Diagnostic(.unknownFormat, .needsLibreOffice(document))
    case .emptyInput: Diagnostic(.notAReport, .emptyInput)
    case .archiveWithoutPages: Diagnostic(.notAReport, .archiveWithoutPages)
    case .textWithoutTabs: Diagnostic(.notAReport, .textWithoutTabs, at: start)
    case .otherFormat(let named, let seen): Diagnostic(.notAReport, .otherFormat(named: named, seen: seen), at: start)
    case .lostSeparator(let what, let location): Diagnostic(.notAReport, what, at: location)
    case .unclosedQuote(let location): Diagnostic(.unclosedQuote, .unclosedQuote, at: location)
    case .backslashQuote(let location): Diagnostic(.unclosedQuote, .backslashQuote, at: location)
    case .malformedJSON(let what, let location): Diagnostic(.malformedJSON, what, at: location)
    case .malformedHTML(let what, let location): Diagnostic(.malformedHTML, what, at: location)
    case .malformedXML(let what, let location): Diagnostic(.malformedXML, what, at: location)
    case .malformedContainer(let what, let location): Diagnostic(.malformedContainer, what, at: location)
    case .limitExceeded(let name, let limit, let location):
      Diagnostic(.limitExceeded, .limitExceeded(limit, unit: name.unit, name: name.rawValue), at: location)
    case .fixedLimitExceeded(let unit, let limit, let location):
      Diagnostic(.limitExceeded, .fixedLimitExceeded(limit, unit: unit), at: location)
    case .invalidSchema(let what, let location): Diagnostic(.invalidSchema, what, at: location)
    case .invalidList(let what, let location): Diagnostic(.invalidList, what, at: location)
    case .notAReport(let tables): Diagnostic(.notAReport, .noReport(tables: tables), at: start)
    case .noSubstantialColumn: Diagnostic(.notAReport, .noSubstantialColumn, at: start)
    case .noSuchTable(let number, let count): Diagnostic(.noSuchTable, .noSuchReport(number, count: count))
    }
  }
}

extension UInt8 {
  /// Two hexadecimal digits.
  package var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
}

extension Diagnostic {
  /// How many findings of a kind are named one by one; an input with more has a fault of its own.
  package static let mostNamed = 1_000

  /// A diagnostic for each of some places. Where there are more than are named, one more counts the others.
  package static func each<Place>(_ code: Code, of places: [Place], _ diagnostic: (Place) -> Diagnostic) -> [Diagnostic]
  {
    let others = places.count - mostNamed
    return places.prefix(mostNamed).map(diagnostic) + (others > 0 ? [Diagnostic(code, .andMore(others))] : [])
  }
}

/// A value, and the diagnostics of reading it.
package struct Reading<Value: Sendable>: Sendable {
  /// What was read.
  package var value: Value
  /// The diagnostics, in the order it came up.
  package var diagnostics: [Diagnostic]

  /// Makes a reading.
  package init(value: Value, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
