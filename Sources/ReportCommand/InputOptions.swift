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

  @OptionGroup var dictionary: SchemaOptions

  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "Set a limit; may be given again. Names and standards: \(LimitSetting.allNames).", valueName: "name=n"))
  var limits: [LimitSetting] = []

  /// - Throws: ``FileError`` where the schema is wrong.
  func readerOptions() throws(FileError) -> ReportReader.Options {
    var options = ReportReader.Options()
    options.format = from
    options.encoding = encoding
    options.isLossy = lossy
    options.schema = try dictionary.read()
    for limit in limits { options.limits[limit.name] = limit.value }
    return options
  }
}

/// The option that names a schema.
struct SchemaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file with more header words, roles and title words; 'reportkit roles' prints those that are known.",
      valueName: "file"))
  var schema: String?

  func read() throws(FileError) -> Schema {
    guard let schema else { return .builtIn }
    do throws(ReportError) { return try Schema(yaml: InputFile.read(schema)) } catch {
      throw FileError(file: schema, error: error)
    }
  }
}

/// What is wrong with a file that is no input.
struct FileError: Error {
  let file: String
  let error: ReportError
}

/// `NAME=N`
struct LimitSetting: ExpressibleByArgument {
  let name: Limits.Name
  let value: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let name = Limits.Name(rawValue: String(parts[0])), let value = Int(parts[1]), value > 0
    else { return nil }
    self.name = name
    self.value = value
  }

  static var allNames: String {
    Limits.Name.allCases.map { "\($0.rawValue)=\($0.standard)" }.joined(separator: ", ")
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
