internal import ReportModel

/// What a batch with a manifest knows: what is written of its inputs, and what runs before have written.
struct ManifestRecord: Sendable {
  /// What stands for the options of the run.
  let options: String
  /// The formats of the run.
  let formats: [OutputFormat]
  /// What runs before have said; nil where all inputs are converted, whatever they have said.
  let history: ManifestHistory?

  /// The line of an input.
  func line(of result: BatchResult) -> String { ManifestEntry(result, options: options).line }

  /// What is known of an input whose bytes, options, tool version and outputs are those of a run before.
  /// - Parameters:
  ///   - result: The input and its hash.
  ///   - path: The path of its outputs now, without what their formats add.
  /// - Returns: nil where that is not proven.
  func unchanged(_ result: BatchResult, outputs path: String) -> BatchResult? {
    guard let entry = history?.entry(for: result.input.name), entry.status != .failed,
      entry.sha256 == result.sha256, entry.version == reportKitVersion, entry.options == options,
      // An entry without outputs would prove what nobody can look at.
      formats.allSatisfy({ format in entry.outputs.contains { hasEnding($0.path, of: format) } }),
      entry.outputs.allSatisfy({ isThere($0, path) })
    else { return nil }
    var result = result
    result.status = .unchanged
    result.reports = entry.reports
    result.rows = entry.rows
    result.outputs = entry.outputs
    result.diagnostics = entry.diagnostics
    return result
  }

  private func hasEnding(_ path: String, of format: OutputFormat) -> Bool {
    path.utf8.reversed().starts(with: ("." + format.fileExtension).utf8.reversed())
  }

  /// Whether an output is where this run would write it, with the bytes that it had.
  private func isThere(_ output: BatchResult.Output, _ path: String) -> Bool {
    // Behind the path stand an extension, or the number of a report and an extension.
    let rest = output.path.utf8.dropFirst(path.utf8.count)
    guard output.path.utf8.starts(with: path.utf8), let mark = rest.first,
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: "-"), !rest.contains(UInt8(ascii: "/"))
    else { return false }
    var limits = Limits()
    limits[.inputSize] = output.bytes
    guard let bytes = try? InputFile.readRegular(output.path, limits: limits) else { return false }
    return bytes.count == output.bytes && SHA256.hash(of: bytes) == output.sha256
  }
}
