internal import CLinux
internal import Glibc
internal import ReportModel
internal import Synchronization

/// A hidden folder inside an output folder, in which outputs wait for their turn to be renamed into their places.
///
/// It is locked while its run lives (flock(2)). A killed run leaves it behind unlocked, and the next run into the same
/// output folder removes it.
final class StagingFolder: Sendable {
  private let path: String
  /// The output folder, where it was made for this run.
  private let newFolder: String?
  private let descriptor: Int32
  private let device: dev_t
  private let next = Atomic<Int>(0)

  private static let prefix = ".reportkit-"

  /// Makes one, and the output folder where it is missing.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  init(in folder: String) throws(ReportError) {
    newFolder = OutputFolder.exists(folder) ? nil : folder
    try OutputFolder.create(folder)
    Self.removeAbandoned(in: folder)
    while true {
      var template = Array((folder + Self.prefix + "XXXXXX").utf8CString)
      guard mkdtemp(&template) != nil else { throw Self.failure(folder) }
      let made = pathText(ofCString: template)
      let descriptor = open(made, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      // Another run may take it for abandoned before it is locked, and remove it: then there is nothing to open, or nothing
      // that is still in the output folder.
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw Self.failure(folder) }
      _ = flock(descriptor, LOCK_EX)
      var status = stat()
      if stat(made, &status) != 0 {
        close(descriptor)
        continue
      }
      path = made + "/"
      self.descriptor = descriptor
      device = status.st_dev
      return
    }
  }

  deinit {
    Self.remove(path)
    close(descriptor)
    // Goes only where no input has given an output.
    if let newFolder { rmdir(newFolder) }
  }

  /// Writes a file that waits.
  /// - Returns: Its path.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func write(_ text: String) throws(ReportError) -> String {
    let file = path + String(next.add(1, ordering: .relaxed).newValue)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(file) }
    defer { close(descriptor) }
    if let code = writeAll(text, to: descriptor) {
      unlink(file)
      throw Self.failure(file, code)
    }
    return file
  }

  /// Gives up a file that waits.
  func discard(_ file: String) { unlink(file) }

  /// The files of one input, on their way into their places.
  struct Placement {
    /// Those that are renamed.
    fileprivate var here: [(file: String, place: String)] = []
    /// Those whose places are on another file system, or no regular files.
    fileprivate var elsewhere: [(file: String, path: String)] = []
  }

  /// Finds the places of an input's files, making the folders that are missing.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func prepare(_ files: [(file: String, path: String)]) throws(ReportError) -> Placement {
    var placement = Placement()
    for (file, path) in files {
      if let slash = path.lastIndex(of: "/"), !OutputFolder.exists(String(path[..<slash])) {
        try OutputFolder.create(String(path[..<slash]))
      }
      // As in FileReplacement: a link is followed, and an old file keeps its mode.
      let place = resolved(path)
      var status = stat()
      let exists = stat(place, &status) == 0
      if !exists || status.st_mode & S_IFMT == S_IFREG, isOnThisDevice(place) {
        if exists { chmod(file, status.st_mode & 0o7777) }
        placement.here.append((file, place))
      } else {
        placement.elsewhere.append((file, path))
      }
    }
    return placement
  }

  /// Waits until files have reached the disk: some file systems rename before they write, and then a crash could leave an
  /// empty file. Few are waited for one by one, more all together with what else the file system has to write.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func flush(_ placements: [Placement]) throws(ReportError) {
    let files = placements.flatMap(\.here)
    guard files.count < 16 else {
      guard syncfs(descriptor) == 0 else { throw Self.failure(path) }
      return
    }
    for (file, place) in files {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.failure(place) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw Self.failure(place) }
    }
  }

  /// Puts the files of an input into their places.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func place(_ placement: Placement) throws(ReportError) {
    var elsewhere = FileReplacement()
    for (file, path) in placement.elsewhere {
      try elsewhere.stage(String(decoding: InputFile.read(file), as: UTF8.self), at: path)
    }
    for (file, place) in placement.here where rename(file, place) != 0 { throw Self.failure(place) }
    try elsewhere.commit()
    for (file, _) in placement.elsewhere { unlink(file) }
  }

  /// Whether a file can be renamed to a path: a link may lead to another file system.
  private func isOnThisDevice(_ path: String) -> Bool {
    var status = stat()
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return stat(folder, &status) == 0 && status.st_dev == device
  }

  /// Removes what killed runs have left.
  private static func removeAbandoned(in folder: String) {
    guard let names = try? InputFolder.names(in: folder) else { return }
    for name in names where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
      let descriptor = open(folder + name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(folder + name + "/") }
      close(descriptor)
    }
  }

  /// Removes a staging folder and the numbered files in it, nothing else.
  private static func remove(_ path: String) {
    for name in (try? InputFolder.names(in: path)) ?? [] where Int(name) != nil { unlink(path + name) }
    rmdir(path)
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> ReportError {
    ReportError(Diagnostic(.unwritableFile, .unwritable(path, systemError(code))))
  }
}
