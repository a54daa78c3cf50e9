public import ReportModel

/// Where the outputs of a conversion go.
public struct OutputPlan: Sendable, Equatable {
  /// Where outputs go.
  public enum Destination: Sendable, Equatable {
    /// To standard output.
    case standardOutput
    /// To one file.
    case file(String)
    /// Into a folder, under names made of the inputs'.
    case folder(String)
  }

  /// Why no plan could be made: wrong usage, in one sentence.
  public struct UsageError: Error, Equatable {
    /// What is wrong.
    public let message: String
  }

  /// Where outputs go.
  public let destination: Destination
  /// The formats to write, each once.
  public let formats: [OutputFormat]

  /// Plans the outputs of inputs.
  /// - Parameters:
  ///   - inputs: The paths, `-` for standard input.
  ///   - formats: The formats asked for; empty means that of the output's extension.
  ///   - output: The output path; nil means standard output. A folder is one that exists or ends in a slash.
  public init(inputs: [String], formats: [OutputFormat], output: String?) throws(UsageError) {
    let output = output == "-" ? nil : output
    var unique: [OutputFormat] = []
    for format in formats where !unique.contains(format) { unique.append(format) }
    if unique.isEmpty {
      guard let output else { throw UsageError(message: "name a format with --to, or an output file with -o") }
      guard !output.hasSuffix("/"), !OutputFolder.exists(output) else {
        throw UsageError(message: "'\(output)' is a folder; name the formats with --to")
      }
      guard let format = fileExtension(of: output).flatMap({ OutputFormat(fileExtension: $0) }) else {
        throw UsageError(
          message:
            "'\(output)' has no extension that names a format; name one with --to, or a folder with a slash at its end")
      }
      unique = [format]
    }
    self.formats = unique
    let isSeveral = inputs.count > 1 || unique.count > 1
    switch output {
    case nil:
      guard !isSeveral else {
        throw UsageError(message: "several inputs or formats need a folder: -o FOLDER/")
      }
      destination = .standardOutput
    case let path? where path.hasSuffix("/") || OutputFolder.exists(path):
      destination = .folder(path.hasSuffix("/") ? path : path + "/")
      try refuseClashes(of: inputs)
    case let path?:
      guard !isSeveral else {
        throw UsageError(
          message: "several inputs or formats need a folder, and '\(path)' is none; a slash at its end makes one")
      }
      destination = .file(path)
      try refuseOverwriting(inputs, by: path)
    }
  }

  /// The path of an output in a folder.
  public func path(of output: ReportConverter.Output, input: String, in folder: String) -> String {
    let part = output.part.map { "-\($0)" } ?? ""
    return folder + stem(of: input) + part + "." + output.format.fileExtension
  }

  private func stem(of input: String) -> String {
    guard input != "-" else { return "stdin" }
    let name = input.split(separator: "/").last.map(String.init) ?? input
    guard let ending = fileExtension(of: name) else { return name }
    return String(name.dropLast(ending.count + 1))
  }

  private func refuseClashes(of inputs: [String]) throws(UsageError) {
    var owners: [String: String] = [:]
    for input in inputs {
      if let owner = owners.updateValue(input, forKey: stem(of: input)) {
        throw UsageError(
          message: owner == input
            ? "'\(input)' is given twice" : "'\(owner)' and '\(input)' would both be written as '\(stem(of: input))'")
      }
      guard case .folder(let folder) = destination else { continue }
      for format in formats { try refuseOverwriting(inputs, by: folder + stem(of: input) + "." + format.fileExtension) }
    }
  }

  private func refuseOverwriting(_ inputs: [String], by output: String) throws(UsageError) {
    let output = resolved(output)
    for input in inputs where input != "-" && resolved(input) == output {
      throw UsageError(message: "'\(input)' would be overwritten by its own output")
    }
  }
}

/// The paths that a run has written, so that no output takes the place of another's or of an input.
///
/// Names made of inputs are compared before the run; this also sees the numbered parts, which are known only when an input
/// has been read.
public struct WrittenPaths {
  private var owners: [String: String] = [:]
  private let inputs: Set<String>

  /// Begins a run.
  public init(inputs: [String]) { self.inputs = Set(inputs.filter { $0 != "-" }.map { resolved($0) }) }

  /// Claims the paths of an input's outputs.
  /// - Throws: ``ReportError`` where one is another's output or an input.
  public mutating func claim(_ paths: [String], for input: String) throws(ReportError) {
    for path in paths {
      if let owner = owners[path], owner != input {
        throw ReportError(Diagnostic(.unwritableFile, "'\(path)' is already the output of '\(owner)'"))
      }
      if inputs.contains(resolved(path)) {
        throw ReportError(Diagnostic(.unwritableFile, "'\(path)' is an input and would be overwritten"))
      }
    }
    for path in paths { owners[path] = input }
  }
}
