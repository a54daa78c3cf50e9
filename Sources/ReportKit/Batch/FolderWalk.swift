internal import Glibc
internal import ReportModel

/// Finds the reports in a folder and the folders below it.
///
/// Files are inputs where their extension says so, whatever they hold, so that a damaged report is an error and not passed
/// over; files with another extension, or none, where a report is recognised in them, or where ``FolderFile`` takes them for
/// documents.
struct FolderWalk {
  private(set) var inputs: [BatchInput] = []
  private(set) var skipped: [(path: String, diagnostic: Diagnostic)] = []

  private let root: String
  /// The root with its links followed and a slash.
  private let realRoot: String
  private let leftOut: Set<FileIdentity>
  private let reader: ReportReader

  /// Files whose names tell nothing are looked into up to this size, in bytes.
  private static let sizeLimit = 4_000_000

  init(root: String, leavingOut: Set<FileIdentity>, reader: ReportReader) {
    self.root = folderPath(root)
    realRoot = folderPath(resolved(root))
    leftOut = leavingOut
    var reader = reader
    reader.options.limits[.inputSize] = min(Self.sizeLimit, reader.options.limits[.inputSize])
    self.reader = reader
  }

  mutating func run() { walk("", inside: FileIdentity(root).map { [$0] } ?? []) }

  /// - Parameters:
  ///   - below: The path of a folder below the root, empty or with a slash at its end.
  ///   - inside: The folder itself and those that it is in.
  private mutating func walk(_ below: String, inside: [FileIdentity]) {
    let entries: [InputFolder.Entry]
    do throws(ReportError) { entries = try InputFolder.entries(in: root + below) } catch {
      let path = below.isEmpty ? root : root + below
      inputs.append(BatchInput(path: path, below: below, problem: error.diagnostics.last))
      return
    }
    for entry in entries {
      let path = root + below + entry.name
      guard entry.isUTF8 else {
        let problem = Diagnostic(.unreadableFile, .unreadable(.nameNotUTF8))
        inputs.append(BatchInput(path: path, below: below + entry.name, problem: problem))
        continue
      }
      if let reason = visit(below + entry.name, inside: inside) {
        skipped.append((path, Diagnostic(.skippedFile, .skipped(reason))))
      }
    }
  }

  /// - Returns: Why the entry is left alone; nil where it is an input or a folder.
  private mutating func visit(_ below: String, inside: [FileIdentity]) -> Message? {
    let path = root + below
    guard !isHidden(below) else { return .hiddenName }
    guard !FolderFile.isOfSystem(fileName(of: below)) else { return .systemFile }
    var status = stat()
    guard lstat(path, &status) == 0 else { return systemError() }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard stat(path, &status) == 0 else { return .danglingLink }
      guard Array(folderPath(resolved(path)).utf8).starts(with: Array(realRoot.utf8)) else {
        return .linkOutside
      }
    }
    let identity = FileIdentity(status)
    guard !leftOut.contains(identity) else { return .writtenByRun }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard !inside.contains(identity) else { return .linkUpwards }
      walk(below + "/", inside: inside + [identity])
    case S_IFREG:
      switch FolderFile(path, reader: reader) {
      case .input(let problem): inputs.append(BatchInput(path: path, below: below, problem: problem))
      case .passedOver(let reason): return reason
      }
    default:
      return .notAFile
    }
    return nil
  }

  private func isHidden(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).last?.first == UInt8(ascii: ".")
  }
}
