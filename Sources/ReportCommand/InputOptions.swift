public import ArgumentParser
internal import ReportKit
public import ReportModel

/// The options that say how inputs are read.
struct InputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The inputs' format: \(InputFormat.allNames). Detected by default.", valueName: "format"))
  var from: InputFormat?

  @Option(
    help:
      "The inputs' encoding: UTF-8, UTF-16, GB18030 (also GBK, GB2312) or another that iconv knows. Decided from the bytes by default."
  )
  var encoding: String?

  @Flag(help: "Read bytes that cannot be decoded as U+FFFD, with a warning.")
  var lossy = false

  var readerOptions: ReportReader.Options {
    var options = ReportReader.Options()
    options.format = from
    options.encoding = encoding
    options.isLossy = lossy
    return options
  }
}

/// The options that say how diagnostics are shown and what they mean.
struct DiagnosticOptions: ParsableArguments {
  /// How diagnostics are written to standard error.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(name: .customLong("diagnostics"), help: "How diagnostics are written to standard error.")
  var format: Format = .text

  @Flag(help: "Exit with 1 on any warning; convert then writes nothing for that input.")
  var strict = false
}

extension InputFormat: ExpressibleByArgument {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Output formats as one argument, separated by commas.
struct OutputFormatList: ExpressibleByArgument {
  var formats: [OutputFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let known = names.compactMap { OutputFormat(rawValue: String($0)) ?? OutputFormat(fileExtension: String($0)) }
    guard known.count == names.count else { return nil }
    formats = known
  }

  static var allValueStrings: [String] { OutputFormat.allCases.map(\.rawValue) }
}
