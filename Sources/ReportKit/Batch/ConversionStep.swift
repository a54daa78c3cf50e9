internal import ReportModel

/// The conversion of one input of a batch, in two halves: the work, which many threads do at a time, and the end, which comes
/// one by one.
struct ConversionStep: Sendable {
  /// What the work has given.
  struct Attempt: Sendable {
    var result: BatchResult
    /// The files that wait, one an output.
    var staged: [String] = []
  }

  private let batch: BatchConversion
  private let names: OutputNames
  private let staging: StagingFolder
  private let record: ManifestRecord?

  init(batch: BatchConversion, names: OutputNames, staging: StagingFolder, record: ManifestRecord?) {
    self.record = record
    self.batch = batch
    self.names = names
    self.staging = staging
  }

  /// Reads and renders an input; every output is written, and none is in its place.
  func attempt(_ input: BatchInput) -> Attempt {
    var attempt = Attempt(result: BatchResult(input: input, status: .converted))
    do throws(ReportError) {
      let bytes = try input.bytes(limits: batch.converter.reader.options.limits)
      if let record {
        attempt.result.sha256 = SHA256.hash(of: bytes)
        if let unchanged = record.unchanged(attempt.result, outputs: names.path(of: input)) {
          attempt.result = unchanged
          if batch.options.namesIssuers {
            let document = batch.converter.convert(bytes, name: input.name, to: []).document
            attempt.result.issuers = document?.reports.flatMap(\.issuers) ?? []
          }
          return attempt
        }
      }
      let conversion = batch.converter.convert(
        bytes, name: input.name, to: batch.formats, isStrict: batch.options.isStrict)
      attempt.result.diagnostics = conversion.diagnostics
      attempt.result.issuers = conversion.document?.reports.flatMap(\.issuers) ?? []
      guard !conversion.hasFailed, let document = conversion.document else {
        fail(&attempt)
        return attempt
      }
      for output in conversion.outputs {
        let path = try names.path(of: input, part: output.part, format: output.format)
        attempt.staged.append(try staging.write(output.bytes, for: path))
        attempt.result.outputs.append(
          BatchResult.Output(
            path: path, sha256: record.map { _ in SHA256.hash(of: output.bytes) }, bytes: output.bytes.count))
      }
      attempt.result.reports = document.reports.count
      attempt.result.rows = document.reports.reduce(0) { $0 + $1.rows.count }
    } catch {
      fail(&attempt, error)
    }
    return attempt
  }

  /// Puts the outputs of inputs into their places.
  /// - Parameter group: What the work on some inputs has given, with their numbers.
  /// - Returns: What became of the inputs; where the batch stops at a failure, none after it.
  func finish(_ group: [(number: Int, result: Attempt)]) -> [(number: Int, result: BatchResult)] {
    var group = group
    if batch.options.stopsAtFailure, let failure = group.firstIndex(where: { $0.result.result.status == .failed }) {
      group = Array(group[...failure])
    }
    var attempts = group.map(\.result)
    var placements: [Placement] = []
    for index in attempts.indices {
      let files = zip(attempts[index].staged, attempts[index].result.outputs).map { ($0, $1.path) }
      let placement = placing(&attempts[index]) { () throws(ReportError) in try Placement(of: files, in: staging) }
      placements.append(placement ?? Placement())
    }
    let flushing = Result { () throws(ReportError) in try Placement.flush(placements, in: staging) }
    for (index, placement) in placements.enumerated() {
      if attempts[index].result.status != .failed {
        placing(&attempts[index]) { () throws(ReportError) in
          try flushing.get()
          try placement.place()
        }
      }
      if attempts[index].result.status == .failed, batch.options.stopsAtFailure {
        return zip(group, attempts[...index]).map { ($0.number, $1.result) }
      }
    }
    return zip(group, attempts).map { ($0.number, $1.result) }
  }

  @discardableResult
  private func placing<Value>(_ attempt: inout Attempt, _ body: () throws(ReportError) -> Value) -> Value? {
    do throws(ReportError) { return try body() } catch {
      fail(&attempt, error)
      return nil
    }
  }

  private func fail(_ attempt: inout Attempt, _ error: ReportError? = nil) {
    for file in attempt.staged { staging.discard(file) }
    attempt.staged = []
    attempt.result.status = .failed
    attempt.result.outputs = []
    attempt.result.reports = 0
    attempt.result.rows = 0
    attempt.result.diagnostics += error?.of(attempt.result.input.name).diagnostics ?? []
  }
}
