/// Something worth saying about an input or an output.
public struct Diagnostic: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// No usable result.
    case error
    /// The result is usable, but somebody should look.
    case warning
    /// Done as documented; nobody need act.
    case note
  }

  /// What happened.
  public let code: Code
  /// One sentence for people, without the place, in every language.
  public let translations: Message
  /// The name of the input, or of another file that it is about; nil where it is about no single one.
  public private(set) var input: String?
  /// Where in the input, unless it is about the input as a whole.
  public let location: SourceLocation?

  /// Makes a diagnostic.
  package init(_ code: Code, _ message: Message, at location: SourceLocation? = nil, of input: String? = nil) {
    self.code = code
    translations = message
    self.location = location
    self.input = input
  }

  /// The diagnostic as one of an input, where it names none.
  package func of(_ input: String) -> Diagnostic {
    var diagnostic = self
    diagnostic.input = self.input ?? input
    return diagnostic
  }

  /// How much it matters; the code decides.
  public var severity: Severity { code.severity }
  /// One sentence for people, in English and without the place.
  public var message: String { translations.english }
}

extension Diagnostic.Severity {
  /// The word that people read before the message; programs read the raw value.
  package var word: Message {
    switch self {
    case .error: Message("error", zh: "错误")
    case .warning: Message("warning", zh: "警告")
    case .note: Message("note", zh: "提示")
    }
  }
}

extension Diagnostic {
  /// What can happen. The raw value stands in messages and in JSON, and does not change between versions.
  public enum Code: String, Sendable, CaseIterable {
    case unreadableFile = "unreadable-file"
    case unwritableFile = "unwritable-file"
    case undecodable
    case unknownEncoding = "unknown-encoding"
    case unknownFormat = "unknown-format"
    case notAReport = "not-a-report"
    case noSuchTable = "no-such-table"
    case noSuchColumn = "no-such-column"
    case severalTables = "several-tables"
    case unclosedQuote = "unclosed-quote"
    case malformedJSON = "malformed-json"
    case malformedHTML = "malformed-html"
    case malformedXML = "malformed-xml"
    case malformedContainer = "malformed-container"
    case limitExceeded = "limit-exceeded"
    case invalidTemplate = "invalid-template"
    case invalidSchema = "invalid-schema"
    case invalidList = "invalid-list"
    case refusedWarnings = "refused-warnings"
    case incompleteInput = "incomplete-input"
    case invalidRequest = "invalid-request"
    case failedConversion = "failed-conversion"
    case invalidLedger = "invalid-ledger"
    case conflictingReports = "conflicting-reports"
    case noSuchTask = "no-such-task"
    case failedPrinting = "failed-printing"

    case contradictingEncoding = "contradicting-encoding"
    case lossyDecoding = "lossy-decoding"
    case replacedCharacters = "replaced-characters"
    case deletedText = "deleted-text"
    case hiddenText = "hidden-text"
    case struckText = "struck-text"
    case unreadPart = "unread-part"
    case uncalculatedFormula = "uncalculated-formula"
    case clampedSpan = "clamped-span"
    case overlappingCells = "overlapping-cells"
    case strayQuote = "stray-quote"
    case raggedRow = "ragged-row"
    case repeatedColumns = "repeated-columns"
    case missingTitle = "missing-title"
    case unknownColumn = "unknown-column"
    case numberGap = "number-gap"
    case duplicateNumber = "duplicate-number"
    case missingNumber = "missing-number"
    case duplicateItem = "duplicate-item"
    case emptyProgress = "empty-progress"
    case emptyTask = "empty-task"
    case ambiguousTask = "ambiguous-task"
    case noRows = "no-rows"
    case duplicateReport = "duplicate-report"
    case mixedPeriods = "mixed-periods"
    case nothingInCommon = "nothing-in-common"
    case missingReport = "missing-report"
    case repeatedReport = "repeated-report"
    case unplacedReport = "unplaced-report"
    case replacedReport = "replaced-report"
    case clippedRow = "clipped-row"

    case formTable = "form-table"
    case ambiguousColumn = "ambiguous-column"
    case repeatedHeader = "repeated-header"
    case continuedTable = "continued-table"
    case sideBySide = "side-by-side"
    case repeatedTable = "repeated-table"
    case unreadValue = "unread-value"
    case unreadStyle = "unread-style"
    case unusedText = "unused-text"
    case noProgressColumn = "no-progress-column"
    case unusedTemplate = "unused-template"
    case formulaEscaped = "formula-escaped"
    case similarDepartments = "similar-departments"
    case unitedColumns = "united-columns"
    case unlistedIssuer = "unlisted-issuer"
    case skippedFile = "skipped-file"
    case convertedFile = "converted-file"

    /// How much each matters; the one place that says so.
    public var severity: Severity {
      switch self {
      case .unreadableFile, .unwritableFile, .undecodable, .unknownEncoding, .unknownFormat, .notAReport,
        .noSuchTable, .noSuchColumn, .severalTables, .unclosedQuote, .malformedJSON, .malformedHTML, .malformedXML,
        .malformedContainer, .limitExceeded,
        .invalidTemplate, .invalidSchema, .invalidList, .refusedWarnings, .incompleteInput, .invalidRequest,
        .failedConversion, .invalidLedger, .conflictingReports, .noSuchTask, .failedPrinting:
        .error
      case .contradictingEncoding, .lossyDecoding, .replacedCharacters, .deletedText, .hiddenText, .struckText,
        .unreadPart,
        .uncalculatedFormula,
        .clampedSpan,
        .overlappingCells,
        .strayQuote, .raggedRow, .repeatedColumns, .numberGap, .duplicateNumber, .missingNumber, .duplicateItem,
        .emptyProgress, .emptyTask,
        .ambiguousTask, .noRows, .duplicateReport, .mixedPeriods, .nothingInCommon, .missingReport,
        .repeatedReport, .unplacedReport, .replacedReport, .clippedRow:
        .warning
      case .missingTitle, .unknownColumn, .noProgressColumn, .formTable, .ambiguousColumn, .repeatedHeader,
        .continuedTable, .sideBySide, .repeatedTable, .unreadValue, .unreadStyle, .unusedText,
        .unusedTemplate,
        .formulaEscaped, .similarDepartments, .unitedColumns, .unlistedIssuer, .skippedFile, .convertedFile:
        .note
      }
    }
  }
}
