internal import ReportJSON

/// The JSON that ReportKit writes, for programs that want to know its form.
package enum JSONOutput: String, CaseIterable, Sendable {
  /// `convert --to json`.
  case document
  /// A line of `convert --to ndjson`.
  case row
  /// `summary --to json`.
  case summary
  /// `compare --to json`.
  case comparison
  /// A line of `compare --to ndjson`.
  case change
  /// `ledger add --to json`.
  case additions
  /// `ledger list --to json`.
  case ledger
  /// `ledger history --to json`.
  case history
  /// `ledger late --to json`.
  case late
  /// A line of `convert --manifest`.
  case manifest
  /// A line that `worker` reads.
  case request
  /// A line that `worker` writes.
  case answer
  /// `inspect`.
  case inspection
  /// `explain --to json`.
  case explanation
  /// A line of `--diagnostics json`.
  case diagnostic

  /// Its JSON Schema, draft 2020-12.
  package var schema: String { jsonSchema(of: rawValue) }
}
