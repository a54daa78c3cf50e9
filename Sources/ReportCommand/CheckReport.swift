internal import ReportKit
internal import ReportModel

/// The pages that `check --report` writes.
struct CheckReport {
  /// Where they go.
  enum Place {
    case file(String)
    case folder(String)

    /// nil for a path that names neither.
    init?(_ path: String) {
      if path.hasSuffix("/") || OutputFolder.exists(path) {
        self = .folder(OutputFolder.path(path))
      } else if path.lowercased().hasSuffix(".html") || path.lowercased().hasSuffix(".htm") {
        self = .file(path)
      } else {
        return nil
      }
    }
  }

  private let place: Place
  private let converter: ReportConverter
  private var names = OutputFileNames()
  /// What one file is made of.
  private var inputs: [(name: String, conversion: Conversion)] = []

  init(_ place: Place, templates: Templates) {
    self.place = place
    converter = ReportConverter(templates: templates)
  }

  /// Adds an input; where each has a page of its own, writes that.
  mutating func add(_ input: BatchInput, _ conversion: Conversion, refusing list: InputList) throws(ReportError) {
    // Whoever gets the page knows the folders below the one that was named, and not those above it.
    let folders = OutputFolder.components(of: input.outputName).dropLast().map { $0 + "/" }.joined()
    let checked = (folders + (OutputFolder.components(of: input.name).last ?? input.name), conversion)
    guard case .folder(let folder) = place else {
      inputs.append(checked)
      return
    }
    let name = names.path(for: input.outputName, endings: [".html"])
    try OutputFolder.create(folder + OutputFolder.components(of: name).dropLast().map { $0 + "/" }.joined())
    try write([checked], to: folder + name + ".html", refusing: list)
  }

  /// Writes the file that has all inputs.
  func write(refusing list: InputList) throws(ReportError) {
    if case .file(let path) = place { try write(inputs, to: path, refusing: list) }
  }

  private func write(_ inputs: [(name: String, conversion: Conversion)], to path: String, refusing list: InputList)
    throws(ReportError)
  {
    try list.refuseOverwriting(by: path)
    var files = FileReplacement()
    try files.stage(try converter.render(inputs, as: .html).bytes, at: path)
    try files.commit()
  }
}
