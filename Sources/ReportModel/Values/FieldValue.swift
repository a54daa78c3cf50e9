internal import ReportText

/// How the texts of a column are typed.
///
/// The first six are for columns of any role; a schema may give them to roles of its own. The others have grammars of their
/// own, which belong to the roles of the same name.
public enum ValueType: String, Sendable, CaseIterable {
  /// The text alone.
  case text
  /// Names, separated by line breaks or 、，,；;.
  case list
  /// A whole number.
  case integer
  /// A percentage.
  case percent
  /// A day, a month or a span of days.
  case date
  /// A number with its unit.
  case amount
  /// A document and item numbers: ``TaskSource``.
  case source
  /// Departments with their parts: ``Department``.
  case departments
  /// Progress items: ``Progress``.
  case progress
  /// A state: ``TaskStatus``.
  case status

  /// Whether a schema may give it to a role of its own.
  package var isGeneral: Bool {
    switch self {
    case .text, .list, .integer, .percent, .date, .amount: true
    case .source, .departments, .progress, .status: false
    }
  }
}

/// The typed view of a cell whose column has no view of its own in ``Row``.
public enum FieldValue: Sendable, Equatable {
  /// Names in the order of the text.
  case list([String])
  /// A whole number.
  case integer(Int)
  /// Percentage points: 145 for 145%.
  case percent(DecimalNumber)
  /// The first and the last day that a text names; of a deadline, the last one counts.
  case date(Period)
  /// A number, and its unit where the cell, the header or the report names one.
  case amount(DecimalNumber, unit: String?)
}

extension FieldValue {
  /// The type that gives such values.
  package var type: ValueType {
    switch self {
    case .list: .list
    case .integer: .integer
    case .percent: .percent
    case .date: .date
    case .amount: .amount
    }
  }
}

/// A number as it was written, without loss by binary fractions.
public struct DecimalNumber: Sendable, Hashable {
  /// The number as JSON writes it, as `1200.50`.
  public let text: String

  /// Makes a number of a sign, digits and a fraction; nil where the text is none (`-?[0-9]+(\.[0-9]+)?`).
  package init?(text: String) {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard digits.count <= 40, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ASCII.isDigit($0) } }) else {
      return nil
    }
    // JSON knows no leading zeros.
    let whole = parts[0].drop { $0 == UInt8(ascii: "0") }
    var canonical = text.utf8.first == UInt8(ascii: "-") ? "-" : ""
    canonical += whole.isEmpty ? "0" : String(whole) ?? ""
    if parts.count > 1 { canonical += "." + (String(parts[1]) ?? "") }
    self.text = canonical
  }

  /// The nearest binary number.
  public var value: Double { Double(text) ?? 0 }
}
