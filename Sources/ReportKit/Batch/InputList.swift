internal import Glibc
package import ReportModel

/// One input of a batch.
package struct BatchInput: Sendable {
  /// Its path, `-` for standard input.
  package let path: String
  /// What its outputs are called below the output folder, without their extensions; `2026/q1` has a folder of its own.
  package let outputName: String
  /// Whether somebody has named it, and not its folder: then it may be a pipe.
  let isNamed: Bool
  /// Which of the paths that were given it is, or is in; from 0.
  package internal(set) var argument = 0
  /// What is known to keep it from being read.
  package internal(set) var problem: Diagnostic?

  /// What it is called in messages and outputs.
  package var name: String { path == "-" ? standardInputName : path }

  /// An input that was named itself; its outputs are named after its last component.
  package init(named path: String) {
    self.path = path
    outputName = path == "-" ? "stdin" : withoutExtension(fileName(of: path))
    isNamed = true
  }

  /// An input that was found in a folder; its outputs are named after the path below it.
  init(path: String, below: String, problem: Diagnostic? = nil) {
    self.path = path
    self.problem = problem
    outputName = withoutExtension(below)
    isNamed = false
  }
}

/// The inputs of a batch: files that were named, and files that were found in folders.
package struct InputList: Sendable {
  /// What is converted, in this order: as it was named, the files of a folder by their names' bytes.
  package internal(set) var inputs: [BatchInput] = []
  /// What was found in folders and left alone, and why.
  package internal(set) var skipped: [Diagnostic] = []

  /// Lists inputs.
  /// - Parameters:
  ///   - paths: Files, folders, and `-` for standard input.
  ///   - leavingOut: Paths inside folders that are no inputs: where the outputs go.
  ///   - once: Whether a file that comes again, as one that is named beside its folder, is left out with a note.
  ///   - reader: Decides whether a file whose name tells nothing holds a report.
  package init(
    _ paths: [String], leavingOut: [String] = [], once: Bool = false, reader: ReportReader = ReportReader()
  ) {
    let left = Set(leavingOut.compactMap { FileIdentity($0) })
    for (argument, path) in paths.enumerated() {
      let first = inputs.count
      defer { for index in inputs.indices.dropFirst(first) { inputs[index].argument = argument } }
      if path != "-", OutputFolder.exists(path) {
        var walk = FolderWalk(root: path, leavingOut: left, reader: reader)
        walk.run()
        let empty = BatchInput(path: path, below: "", problem: Diagnostic(.notAReport, .folderWithoutReports))
        inputs += walk.inputs.isEmpty ? [empty] : walk.inputs
        skipped += walk.skipped
      } else {
        inputs.append(BatchInput(named: path))
      }
    }
    if once, paths.count > 1 { leaveOutRepeated() }
  }

  /// Leaves out files that have come before. Of what is no file, as a pipe, each is another.
  private mutating func leaveOutRepeated() {
    var names: [FileIdentity: String] = [:]
    inputs.removeAll { input in
      guard input.path != "-", let identity = FileIdentity(input.path) else { return false }
      guard let before = names[identity] else {
        names[identity] = input.path
        return false
      }
      skipped.append(Diagnostic(.skippedFile, .skipped(.givenBefore(before)), of: input.path))
      return true
    }
  }

  /// Makes sure that a file that is written takes the place of no input.
  /// - Throws: ``ReportModel/ReportError`` that names the input.
  package func refuseOverwriting(by path: String) throws(ReportError) {
    guard let identity = FileIdentity(path),
      let input = inputs.first(where: { $0.path != "-" && FileIdentity($0.path) == identity })
    else { return }
    throw ReportError(Diagnostic(.unwritableFile, .inputOverwritten(input.path)))
  }

  /// Reads a list of inputs, a path a line, in UTF-8; empty lines count for nothing. Where it has zero bytes, those end its paths, as
  /// `find -print0` and `git ls-files -z` write them.
  /// - Parameter file: The list's path, `-` for standard input.
  /// - Throws: ``ReportModel/ReportError`` where the list cannot be read or is not UTF-8.
  package static func paths(listedIn file: String) throws(ReportError) -> [String] {
    var bytes = try InputFile.read(file)[...]
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes = bytes.dropFirst(3) }
    var paths: [String] = []
    let separator = bytes.contains(0) ? 0 : UInt8(ascii: "\n")
    for (index, line) in bytes.split(separator: separator, omittingEmptySubsequences: false).enumerated() {
      let line = separator != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let path = String(validating: line, as: UTF8.self) else {
        let place = SourceLocation(line: index + 1, column: 1)
        throw ReportError(Diagnostic(.undecodable, .listNotUTF8, at: place))
      }
      if !path.isEmpty { paths.append(path) }
    }
    return paths
  }
}
