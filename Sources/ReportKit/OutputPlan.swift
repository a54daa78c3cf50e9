internal import Glibc
package import ReportModel

/// Where the outputs of a conversion go.
package struct OutputPlan: Sendable, Equatable {
  /// Where outputs go.
  package enum Destination: Sendable, Equatable {
    /// To standard output.
    case standardOutput
    /// To one file.
    case file(String)
    /// Into a folder, under names made of the inputs'.
    case folder(String)
  }

  /// Where outputs go.
  package let destination: Destination
  /// Whether outputs go into a folder.
  package var hasFolder: Bool {
    if case .folder = destination { true } else { false }
  }

  /// The formats to write, each once.
  package let formats: [OutputFormat]

  /// The format of the user's own that a file's extension may stand for; nil where it names one of ours, or is none.
  package static func ownFormat(of output: String) -> OutputFormat? {
    guard !output.hasSuffix("/"), let ending = fileExtension(of: output), !ending.isEmpty,
      OutputFormat(fileExtension: ending) == nil
    else { return nil }
    return .own(ending)
  }

  /// Plans the outputs of inputs.
  /// - Parameters:
  ///   - inputs: The paths, `-` for standard input.
  ///   - isList: Whether there may be more inputs than these, as of a list.
  ///   - formats: The formats asked for; empty means that of the output's extension.
  ///   - output: The output path; nil means standard output. A folder is one that exists or ends in a slash.
  package init(
    inputs: [String], isList: Bool = false, formats: [OutputFormat], output: String?
  ) throws(UsageError) {
    let output = output == "-" ? nil : output
    var unique: [OutputFormat] = []
    for format in formats where !unique.contains(format) { unique.append(format) }
    if unique.isEmpty {
      guard let output else { throw UsageError(message: .nameFormat) }
      guard !output.hasSuffix("/"), !OutputFolder.exists(output) else {
        throw UsageError(message: .folderNeedsFormats(output))
      }
      guard let format = fileExtension(of: output).flatMap({ OutputFormat(fileExtension: $0) }) else {
        let ending = fileExtension(of: output) ?? ""
        throw UsageError(message: .noFormatExtension(output, .nameFormatOrFolder(fileExtension: ending)))
      }
      unique = [format]
    }
    self.formats = unique
    let folders = inputs.filter { $0 != "-" && OutputFolder.exists($0) }
    let isSeveral = isList || inputs.count > 1 || unique.count > 1 || !folders.isEmpty
    switch output {
    case nil:
      guard !isSeveral else {
        throw UsageError(message: .needsFolder)
      }
      if let format = unique.first, format.isBinary, isatty(STDOUT_FILENO) == 1 {
        throw UsageError(message: .binaryToTerminal(format.rawValue))
      }
      destination = .standardOutput
    case let path? where path.hasSuffix("/") || OutputFolder.exists(path):
      destination = .folder(folderPath(path))
      if let output = FileIdentity(path), let folder = folders.first(where: { FileIdentity($0) == output }) {
        throw UsageError(message: .outputsAmongInputs(folder))
      }
    case let path?:
      guard !isSeveral else {
        throw UsageError(message: .needsFolder(not: path))
      }
      // A text under the name of another is still read by who opens it; what should be an archive or a PDF and is none is not.
      if let named = fileExtension(of: path).flatMap({ OutputFormat(fileExtension: $0) }), let asked = unique.first,
        !asked.isOwn, named != asked, named.isBinary || asked.isBinary
      {
        throw UsageError(message: .nameOfOtherFormat(path, named: named.rawValue, asked: asked.rawValue))
      }
      destination = .file(path)
      try refuseOverwriting(inputs, by: path)
    }
  }

  private func refuseOverwriting(_ inputs: [String], by output: String) throws(UsageError) {
    let output = realPath(output)
    for input in inputs where input != "-" && realPath(input) == output {
      throw UsageError(message: .overwrittenByItself(input))
    }
  }
}
