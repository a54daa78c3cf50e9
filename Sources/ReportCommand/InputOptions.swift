internal import ArgumentParser
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
      "Set a limit; may be given again. Names and standards: \(LimitSetting.allNames).", valueName: "name=n"),
    transform: LimitSetting.init(argument:))
  var limits: [LimitSetting] = []

  /// - Throws: ``ReportModel/ReportError`` where the schema is wrong.
  func readerOptions() throws(ReportError) -> ReportReader.Options {
    var options = ReportReader.Options()
    options.format = from
    options.encoding = encoding
    options.isLossy = lossy
    options.schema = try dictionary.read()
    options.libreOffice = ReportReader.findLibreOffice()
    for limit in limits { options.limits[limit.name] = limit.value }
    return options
  }
}

/// The option that names a schema.
struct SchemaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file with more header words, roles and title words; 'reportkit roles' prints those that are known.",
      valueName: "file"), completion: .file())
  var schema: String?

  func read() throws(ReportError) -> Schema {
    guard let schema else { return .builtIn }
    do throws(ReportError) { return try Schema(yaml: InputFile.read(schema)) } catch {
      throw error.of(schema)
    }
  }
}

/// The option that names a folder of templates.
struct TemplateOptions: ParsableArguments {
  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp(
      "A folder with templates of your own; it may hold only what differs. See 'reportkit templates'.", valueName: "dir"
    ), completion: .directory)
  var folder: String?

  /// Reads the templates and prints what is odd about them.
  /// - Parameter formats: What they must be able to write.
  func read(
    for formats: [OutputFormat] = [], of kind: DocumentKind = .report, printer: inout DiagnosticPrinter
  ) throws(ReportError) -> Templates {
    guard let folder else { return .builtIn }
    return try Self.read(folder, for: formats, of: kind, printer: &printer)
  }

  static func read(
    _ folder: String, for formats: [OutputFormat] = [], of kind: DocumentKind = .report,
    printer: inout DiagnosticPrinter
  ) throws(ReportError) -> Templates {
    let templates = try Templates(folder: folder)
    printer.print(templates.warnings)
    let missing = formats.filter { !templates.canWrite(kind, in: $0) }.map { format in
      let file = "\(kind.rawValue).\(format.rawValue)\(Templates.fileEnding)"
      return Diagnostic(.invalidTemplate, .missingTemplate(file), of: folder)
    }
    if let error = ReportError(missing) { throw error }
    return templates
  }
}

/// `NAME=N`
struct LimitSetting {
  let name: Limits.Name
  let value: Int

  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw ValidationError(.limitSyntax) }
    guard let name = Limits.Name(rawValue: parts[0]) else {
      let known = Limits.Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(.noSuchLimit(parts[0], known: known))
    }
    // 2,000,000 as the pages and messages write it.
    guard let value = Int(parts[1].replacing(",", with: "")), value > 0 else {
      throw ValidationError(.limitNumber(parts[1]))
    }
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
  enum Format: String, NamedChoice { case text, json }

  @Option(name: .customLong("diagnostics"), help: "How diagnostics are written to standard error.")
  var format: Format = .text

  @Flag(help: "Exit with 1 on any warning; convert then writes nothing for that input.")
  var strict = false

  @Flag(
    name: .shortAndLong,
    help: "Print errors only (under --strict warnings too): no other diagnostics, no progress, no closing line.")
  var quiet = false

  /// Declared for the parser and the help; `commandLanguage` has its value before anything is parsed.
  @Option(help: "The language of messages; by default that of the locale (LC_ALL, LC_MESSAGES, LANG).")
  var language: Language?
}

extension Message {
  /// Says that there is no format of a name, and what there is instead.
  static func unknownFormat(_ name: String, for kind: DocumentKind = .report) -> Message {
    let known = Templates.builtIn.formats(of: kind).map(\.rawValue).joined(separator: ", ")
    let way = Message.wayToFormat(name) ?? .templateMakesFormat("\(kind.rawValue).\(name).mustache")
    return kind == .report ? .noFormat(name, known: known, way) : .noFormatForCommand(name, known: known, way)
  }
}

/// A choice that is spelled as its raw value. The parser would ask the runtime what else it could be.
protocol NamedChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension NamedChoice {
  /// The choices, as the help lists them.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  /// Nothing more is said of a choice.
  public static var allValueDescriptions: [String: String] { [:] }
  /// The choice, as the help shows a default.
  public var defaultValueDescription: String { rawValue }
}

extension InputFormat: NamedChoice {
  /// A format, or an extension of its files.
  public init?(argument: String) {
    guard let format = InputFormat(rawValue: argument) ?? InputFormat(fileExtension: argument) else { return nil }
    self = format
  }

  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Language: NamedChoice {}
extension WritingOptions.Merges: NamedChoice {}
extension WritingOptions.Page: NamedChoice {}
extension WritingOptions.Detail: NamedChoice {}
extension WritingOptions.PDFEngine: NamedChoice {}

/// Output formats as one argument, separated by commas.
struct OutputFormatList: ExpressibleByArgument {
  var formats: [OutputFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    formats = names.map { OutputFormat(named: String($0)) }
    // A name becomes part of file names.
    let isName = { (name: Substring) in
      !name.isEmpty && !name.hasPrefix(".")
        && name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F }
    }
    guard names.allSatisfy(isName) else { return nil }
  }

  /// The formats that only templates of the user's can write.
  var own: [String] { formats.filter(\.isOwn).map(\.rawValue) }

  /// The formats, each once.
  var unique: [OutputFormat] {
    formats.indices.filter { formats.firstIndex(of: formats[$0]) == $0 }.map { formats[$0] }
  }

}
