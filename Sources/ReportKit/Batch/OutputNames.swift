internal import Glibc
package import ReportModel
internal import Synchronization

/// What the outputs of a batch are called, so that none takes the place of another's or of an input.
package struct OutputNames: Sendable {
  private let folder: String
  private let formats: [OutputFormat]
  /// Whose outputs have a name, by its place among the inputs.
  private var owners: [PathName: Int] = [:]
  /// Empty where there is no output folder yet, which then holds no input.
  private var identities: Set<FileIdentity> = []
  private let inputs: [BatchInput]
  private let places: InputPlaces

  /// Gives every input its outputs' name.
  /// - Throws: ``UsageError`` where two inputs have one, or an output would replace an input.
  package init(_ inputs: [BatchInput], in folder: String, formats: [OutputFormat]) throws(UsageError) {
    self.inputs = inputs
    places = InputPlaces(of: inputs)
    self.folder = folder
    self.formats = formats
    owners.reserveCapacity(inputs.count)
    for (index, input) in inputs.enumerated() where input.problem == nil {
      guard let other = owners.updateValue(index, forKey: PathName(input.outputName)) else { continue }
      let owner = inputs[other].path
      throw UsageError(
        message: PathName(owner) == PathName(input.path)
          ? .givenTwice(owner) : .sameOutput(owner, input.path, output: folder + input.outputName))
    }
    try refuseFoldersThatAreOutputs()
    guard OutputFolder.exists(folder) else { return }
    identities = Set(inputs.compactMap { $0.path == "-" ? nil : FileIdentity($0.path) })
    for input in inputs {
      for format in formats {
        guard let replaced = replacedInput(by: path(of: input, format: format)) else { continue }
        throw UsageError(message: .overwrittenByOutput(replaced, of: input.path))
      }
    }
  }

  /// Makes sure that a manifest, and what is written beside it while the run goes on, takes the place of no input and no
  /// output.
  /// - Throws: ``UsageError``.
  package func refuse(manifest: String) throws(UsageError) {
    for file in ManifestJournal.files(of: manifest) { try refuse(file, of: manifest) }
  }

  private func refuse(_ file: String, of manifest: String) throws(UsageError) {
    if let identity = FileIdentity(file),
      let input = inputs.first(where: { $0.path != "-" && FileIdentity($0.path) == identity })
    {
      throw UsageError(message: .manifestOverInput(manifest, input.path))
    }
    let place = realPath(file)
    for folder in [Array(folder.utf8), realPath(folder) + [UInt8(ascii: "/")]] where place.starts(with: folder) {
      let below = String(decoding: place.dropFirst(folder.count), as: UTF8.self)
      guard let format = formats.first(where: { below.hasSuffix("." + $0.fileExtension) }),
        let owner = owners[PathName(String(below.utf8.dropLast(format.fileExtension.utf8.count + 1)) ?? "")]
      else { continue }
      throw UsageError(
        message: .manifestOverOutput(manifest, of: inputs[owner].path))
    }
  }

  /// The path of an input's output, without its extension.
  func path(of input: BatchInput) -> String { folder + input.outputName }

  private func path(of input: BatchInput, format: OutputFormat) -> String {
    path(of: input) + "." + format.fileExtension
  }

  /// The path of an input's output.
  /// - Parameter part: The number of its report, where each has an output of its own; known only when the input has been
  ///   read, so that these names are checked here.
  /// - Throws: ``ReportModel/ReportError`` where another input's outputs have the name, or an input.
  func path(of input: BatchInput, part: Int?, format: OutputFormat) throws(ReportError) -> String {
    guard let part else { return path(of: input, format: format) }
    let name = input.outputName + "-\(part)"
    let path = folder + name + "." + format.fileExtension
    if let owner = owners[PathName(name)] {
      throw ReportError(Diagnostic(.unwritableFile, .outputOfAnother(path, input: inputs[owner].path)))
    }
    if let replaced = replacedInput(by: path) {
      throw ReportError(Diagnostic(.unwritableFile, .inputOverwritten(replaced)))
    }
    return path
  }

  /// `q1.csv/a.txt` cannot be written below the output `q1.csv` of `q1.txt`.
  private func refuseFoldersThatAreOutputs() throws(UsageError) {
    var seen: Set<PathName> = []
    for input in inputs where input.problem == nil {
      var below = input.outputName.utf8[...]
      while let slash = below.lastIndex(of: UInt8(ascii: "/")) {
        below = below[..<slash]
        let name = String(Substring(below))
        guard seen.insert(PathName(name)).inserted else { break }
        guard let ending = fileExtension(of: name), formats.contains(where: { $0.fileExtension == ending }),
          let owner = owners[PathName(withoutExtension(name))]
        else { continue }
        throw UsageError(
          message: .outputAndFolder(folder + name, output: inputs[owner].path, folder: input.path)
        )
      }
    }
  }

  /// The input that a new file at a path would take the place of.
  private func replacedInput(by path: String) -> String? {
    // A hard link to an input has its identity too, but is a name of its own.
    guard let identity = FileIdentity(path), identities.contains(identity) else { return nil }
    return places.input(at: realPath(path))
  }
}

/// Where the paths of inputs lead to: followed when somebody asks for the first time, and all at once, because every output may
/// be a hard link to an input.
private final class InputPlaces: Sendable {
  private let inputs: [BatchInput]
  private let places = Mutex<[[UInt8]: String]?>(nil)

  init(of inputs: [BatchInput]) { self.inputs = inputs }

  /// The input that has its place at a path.
  func input(at place: [UInt8]) -> String? {
    places.withLock { places in
      let known =
        places
        ?? Dictionary(
          inputs.lazy.filter { $0.path != "-" }.map { (realPath($0.path), $0.path) },
          uniquingKeysWith: { first, _ in first })
      places = known
      return known[place]
    }
  }
}
