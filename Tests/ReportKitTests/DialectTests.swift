import Foundation
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Random reports with known truth, written in every dialect, must come back exactly.
///
/// A failure names the dialect and the seed; `REPORTKIT_SEED=<seed> swift test --filter DialectTests` begins with it, and
/// `REPORTKIT_SEEDS` sets how many there are, for slow builds; `REPORTKIT_DIALECTS=odt` takes those whose names begin so.
struct DialectTests {
  private static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let base = UInt64(environment["REPORTKIT_SEED"] ?? "") ?? 1
    let count = UInt64(environment["REPORTKIT_SEEDS"] ?? "") ?? 1_000
    return base..<(base + count)
  }()

  /// A dialect that fails fails often; the first few seeds tell enough.
  private static let failureLimit = 3

  private static let dialects = Dialect.all.filter {
    $0.name.hasPrefix(ProcessInfo.processInfo.environment["REPORTKIT_DIALECTS"] ?? "")
  }

  @Test(arguments: dialects)
  func everythingComesBack(_ dialect: Dialect) throws {
    let reader = ReportReader()
    var failures = 0
    for seed in Self.seeds {
      let (report, bytes) = try dialect.sample(seed: seed)
      guard let problem = Self.problem(of: dialect, report, bytes, reader) else { continue }
      Issue.record("\(dialect), seed \(seed): \(problem)")
      failures += 1
      if failures == Self.failureLimit { break }
    }
  }

  /// What was not read as it was meant, or nil.
  private static func problem(
    of dialect: Dialect, _ report: RandomReport, _ bytes: [UInt8], _ reader: ReportReader
  ) -> String? {
    do throws(ReportError) {
      let document = try reader.read(bytes, name: dialect.file)
      if document.format != dialect.format.rawValue {
        return "format: expected \(dialect.format.rawValue), actual \(document.format)"
      }
      if let encoding = dialect.encoding, document.encoding != encoding {
        return "encoding: expected \(encoding), actual \(document.encoding)"
      }
      if document.reports.count != 1 { return "reports: expected 1, actual \(document.reports.count)" }
      if let difference = report.firstDifference(from: document.reports[0]) { return difference }
      let warnings = document.diagnostics.filter { Dialect.readingWarnings.contains($0.code) }
      if let missing = dialect.warns.first(where: { code in !warnings.contains { $0.code == code } }) {
        return "no warning \(missing.rawValue)"
      }
      let allowed = dialect.warns.union(dialect.mayWarn)
      return warnings.first { !allowed.contains($0.code) }.map { "warning \($0.code.rawValue): \($0.message)" }
    } catch {
      return "error: \(error.diagnostics.map(\.message).joined(separator: "; "))"
    }
  }
}
