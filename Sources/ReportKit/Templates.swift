public import ReportModel
internal import ReportTemplates
internal import ReportWriters

/// The templates that outputs are written with.
public struct Templates: Sendable {
  let templates: TemplateSet

  /// Those that ReportKit brings.
  public static let builtIn = Templates(templates: .builtIn)

  private init(templates: TemplateSet) { self.templates = templates }

  /// Reads a folder of templates, which may hold only what differs from the built-in ones: its `NAME.mustache` files are used
  /// instead of those of the same name, or beside them.
  /// - Throws: ``ReportModel/ReportError`` with everything that is wrong with them; nothing is rendered then.
  public init(folder: String) throws(ReportError) {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    var problems: [Diagnostic] = []
    var own: [TemplateSet.Template] = []
    for name in try Self.names(in: folder) {
      let file = folder + name + Self.fileEnding
      do throws(ReportError) {
        var bytes = try InputFile.readRegular(file)
        // Editors on Windows write a byte order mark, which would stand before the XML declaration.
        if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw ReportError(Diagnostic(.undecodable, .templateNotUTF8))
        }
        own.append(TemplateSet.Template(name: name, file: file, text: text))
      } catch {
        problems += error.of(file).diagnostics
      }
    }
    templates = TemplateSet(own)
    let found = templates.check()
    for error in found.errors {
      problems.append(Diagnostic(.invalidTemplate, error.message, at: error.place, of: error.file))
    }
    warnings = found.unused.map { template in
      let message = Message.didYouMean(TemplateSet.builtIn.nearest(to: template.name), after: .unusedPartial)
      return Diagnostic(.unusedTemplate, message, of: template.file)
    }
    warnings += try Self.misnamed(in: folder)
    if let error = ReportError(problems) { throw error }
  }

  /// Files that look like templates and are none, or are templates of a format that nobody asks for by that name.
  private static func misnamed(in folder: String) throws(ReportError) -> [Diagnostic] {
    let names: [String]
    do throws(ReportError) { names = try InputFolder.names(in: folder) } catch {
      throw error.of(folder)
    }
    return names.compactMap { name in
      if !name.hasSuffix(fileEnding), name.contains(fileEnding) {
        return Diagnostic(.unusedTemplate, .wrongTemplateEnding(fileEnding), of: folder + name)
      }
      guard let (kind, format) = output(ofFile: name), format.isOwn,
        let known = OutputFormat(fileExtension: format.rawValue)
      else { return nil }
      let better = "\(kind.rawValue).\(known.rawValue)\(fileEnding)"
      return Diagnostic(
        .unusedTemplate, .didYouMean(better, after: .formatIsCalled(known.rawValue)), of: folder + name)
    }
  }

  /// What is odd about the templates; they can be used all the same.
  public private(set) var warnings: [Diagnostic] = []

  /// The ending of the names of template files.
  package static let fileEnding = ".mustache"

  /// The file names and sources of all templates, sorted, and whether each is built in.
  package var files: [(name: String, text: String, isBuiltIn: Bool)] {
    templates.names.compactMap { templates[$0] }.map { ($0.name + Self.fileEnding, $0.text, $0.isBuiltIn) }
  }

  /// What a template of a file name writes; nil for a partial.
  package static func output(ofFile name: String) -> (kind: DocumentKind, format: OutputFormat)? {
    name.hasSuffix(fileEnding) ? TemplateSet.output(named: String(name.dropLast(fileEnding.utf8.count))) : nil
  }

  /// Whether there is a way to write a kind of document in a format.
  package func canWrite(_ kind: DocumentKind = .report, in format: OutputFormat) -> Bool {
    Renderer.writes(kind, in: format, with: templates)
  }

  /// The formats that a kind of document can be written in.
  package func formats(of kind: DocumentKind) -> [OutputFormat] {
    let own = files.compactMap { Self.output(ofFile: $0.name) }.filter { $0.kind == kind }.map(\.format)
    return OutputFormat.allCases.filter { canWrite(kind, in: $0) }
      + own.filter { !OutputFormat.allCases.contains($0) }
  }

  /// The format that goes by a name, or by the extension of its files.
  /// - Throws: ``ReportModel/ReportError`` where there is none that a report can be written in.
  func format(named name: String) throws(ReportError) -> OutputFormat {
    let format = OutputFormat(named: name)
    guard canWrite(in: format) else {
      let known = formats(of: .report).map(\.rawValue).joined(separator: ", ")
      throw ReportError(Diagnostic(.unknownFormat, .noSuchFormat(name, known: known)))
    }
    return format
  }

  /// Writes all templates and the reference of their keys, README.md, into a folder.
  /// - Returns: The paths of the files.
  /// - Throws: ``ReportModel/ReportError`` where one is there already; nothing is written then.
  package func export(to folder: String) throws(ReportError) -> [String] {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    try OutputFolder.create(folder)
    var written = FileReplacement()
    var paths: [String] = []
    for (name, text) in files.map({ ($0.name, $0.text) }) + [("README.md", templateManual)] {
      let path = folder + name
      guard !OutputFolder.holds(path) else {
        throw ReportError(Diagnostic(.unwritableFile, .thereAlready(path)))
      }
      try written.stage(text, at: path)
      paths.append(path)
    }
    try written.commit()
    return paths
  }

  /// The keys that templates can use, with their types and meanings, as Markdown.
  package static var reference: String { templateReference() }

  private static func names(in folder: String) throws(ReportError) -> [String] {
    do throws(ReportError) {
      return try InputFolder.names(in: folder).filter { $0.hasSuffix(fileEnding) && !$0.hasPrefix(".") }
        .map { String($0.dropLast(fileEnding.utf8.count)) }
    } catch {
      throw error.of(folder)
    }
  }
}
