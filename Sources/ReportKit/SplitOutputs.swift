package import ReportAnalysis
package import ReportModel

extension ReportConverter {
  /// Writes each part of a split to files of its own in a folder, all or none.
  /// - Parameters:
  ///   - formats: The formats that each is written in.
  ///   - folder: Where the files go, with a slash.
  ///   - nameless: What tasks without a name are called.
  ///   - check: Refuses a path, or an output with its diagnostics.
  /// - Returns: The paths.
  /// - Throws: ``ReportModel/ReportError``; nothing is written then.
  package func write(
    _ split: ReportSplit, as formats: [OutputFormat], to folder: String, nameless: String,
    check: (_ path: String, _ diagnostics: [Diagnostic]) throws(ReportError) -> Void
  ) throws(ReportError) -> [String] {
    let isNew = !OutputFolder.exists(folder)
    try OutputFolder.create(folder)
    // Goes only where nothing was written into it.
    defer { if isNew { OutputFolder.removeEmpty(folder) } }
    var files = FileReplacement()
    var names = OutputFileNames()
    var paths: [String] = []
    for part in split.parts {
      var outputs: [Output] = []
      for format in formats { outputs += try renderParts(of: part.document, as: format) }
      let endings = outputs.map { output in
        (output.part.map { "-\($0)" } ?? "") + "." + output.format.fileExtension
      }
      let name = names.name(for: part.name ?? nameless, endings: endings)
      for (output, ending) in zip(outputs, endings) {
        let path = folder + name + ending
        try check(path, output.diagnostics.map { $0.of(path) })
        try files.stage(output.bytes, at: path)
        paths.append(path)
      }
    }
    try files.commit()
    return paths
  }
}
