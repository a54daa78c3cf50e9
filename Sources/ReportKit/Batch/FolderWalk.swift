internal import Glibc
internal import ReportModel

/// Finds the reports in a folder and the folders below it.
///
/// Files are inputs where their extension says so, whatever they hold, so that a damaged report is an error and not passed
/// over; files with another extension, or none, where a report is recognised in them, or where ``FolderFile`` takes them for
/// documents.
struct FolderWalk {
  private(set) var inputs: [BatchInput] = []
  private(set) var skipped: [Diagnostic] = []

  private let root: String
  /// The root with its links followed and a slash.
  private let realRoot: [UInt8]
  /// The folders that the walk has come to: links can lead to them on many ways.
  private var visited: Set<FileIdentity> = []
  private let leftOut: Set<FileIdentity>
  private let reader: ReportReader

  /// Files whose names tell nothing are looked into up to this size, in bytes.
  private static let sizeLimit = 4_000_000

  init(root: String, leavingOut: Set<FileIdentity>, reader: ReportReader) {
    self.root = folderPath(root)
    realRoot = Self.realFolder(root)
    leftOut = leavingOut
    var reader = reader
    reader.options.limits[.inputSize] = min(Self.sizeLimit, reader.options.limits[.inputSize])
    self.reader = reader
  }

  mutating func run() {
    if let identity = FileIdentity(root) { visited.insert(identity) }
    walk("")
  }

  private static func realFolder(_ path: String) -> [UInt8] {
    let real = realPath(path)
    return real.last == UInt8(ascii: "/") ? real : real + [UInt8(ascii: "/")]
  }

  /// - Parameter below: The path of a folder below the root, empty or with a slash at its end.
  private mutating func walk(_ below: String) {
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
      if let reason = visit(below + entry.name) {
        skipped.append(Diagnostic(.skippedFile, .skipped(reason), of: path))
      }
    }
  }

  /// - Returns: Why the entry is left alone; nil where it is an input or a folder.
  private mutating func visit(_ below: String) -> Message? {
    let path = root + below
    guard !isHidden(below) else { return .hiddenName }
    guard !FolderFile.isOfSystem(fileName(of: below)) else { return .systemFile }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // What has gone meanwhile is no input; what cannot be looked at may be one.
      if errno == ENOENT { return systemError() }
      let problem = Diagnostic(.unreadableFile, .unreadable(systemError()))
      inputs.append(BatchInput(path: path, below: below, problem: problem))
      return nil
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard stat(path, &status) == 0 else { return .danglingLink }
      let place = Self.realFolder(path)
      guard place.starts(with: realRoot) else { return .linkOutside }
      if status.st_mode & S_IFMT == S_IFDIR, isWalked(place.dropFirst(realRoot.count)) {
        return .readElsewhere
      }
    }
    let identity = FileIdentity(status)
    guard !leftOut.contains(identity) else { return .writtenByRun }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard visited.insert(identity).inserted else { return .readElsewhere }
      walk(below + "/")
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

  /// Whether the walk comes to a folder that is no link: no part of its path below the root is hidden.
  private func isWalked(_ below: ArraySlice<UInt8>) -> Bool {
    below.split(separator: UInt8(ascii: "/")).allSatisfy { $0.first != UInt8(ascii: ".") }
  }

  private func isHidden(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).last?.first == UInt8(ascii: ".")
  }
}
