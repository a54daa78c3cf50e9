internal import Glibc
internal import ReportModel
internal import Synchronization

/// A hidden folder beside the files that are written, in which they wait for their turn to be renamed into their places.
///
/// It is locked while its run lives (flock(2)). A killed run leaves it behind unlocked, and the next run that writes into the
/// same folder removes it.
final class StagingFolder: Sendable {
  /// Its path, with a slash.
  let path: String
  let descriptor: Int32
  /// The file system that it is on.
  let device: dev_t
  private let next = Atomic<Int>(0)
  private let isClosed = Mutex(false)

  private static let prefix = ".reportkit-"
  /// What is added to a file's name to name the old file that it takes the place of.
  static let oldEnding = ".old"

  /// Makes one.
  /// - Parameters:
  ///   - folder: The folder that it is made in, with a slash; empty for the current one.
  ///   - file: What messages name: the file that is to be written; by default the folder.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  init(in folder: String, for file: String? = nil) throws(ReportError) {
    Self.removeAbandoned(in: folder)
    while true {
      var template = Array((folder + Self.prefix + "XXXXXX").utf8CString)
      guard mkdtemp(&template) != nil else { throw unwritable(file ?? folder) }
      let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let descriptor = open(made, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      // Another run may take it for abandoned before it is locked, and remove it: then there is nothing to open, or nothing
      // that is still in its folder.
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else {
        let error = unwritable(file ?? folder)
        rmdir(made)
        throw error
      }
      _ = flock(descriptor, LOCK_EX)
      var status = stat()
      if stat(made, &status) != 0 {
        Glibc.close(descriptor)
        continue
      }
      path = made + "/"
      self.descriptor = descriptor
      device = status.st_dev
      return
    }
  }

  deinit {
    close()
    Glibc.close(descriptor)
  }

  /// Removes it with what is in it. Whoever still writes a file gets an error, or a file that is gone.
  func close() {
    let isFirst = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return !isClosed
    }
    if isFirst { Self.remove(path) }
  }

  /// Writes a file that waits.
  /// - Parameters:
  ///   - place: The place that it is for, which messages name.
  ///   - finish: What else is done to the open file; false where it fails.
  /// - Returns: Its path.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func write(
    _ bytes: [UInt8], for place: String, finish: (Int32) -> Bool = { _ in true }
  ) throws(ReportError) -> String {
    let file = path + String(next.add(1, ordering: .relaxed).newValue)
    // A new file has the mode that any program would give it.
    let descriptor = isClosed.withLock { $0 ? -1 : open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw unwritable(place) }
    defer { Glibc.close(descriptor) }
    if let code = writeAll(bytes, to: descriptor) {
      unlink(file)
      throw unwritable(place, code)
    }
    guard finish(descriptor) else { throw unwritable(place) }
    return file
  }

  /// Gives up a file that waits.
  func discard(_ file: String) { unlink(file) }

  /// Removes what killed runs have left.
  private static func removeAbandoned(in folder: String) {
    guard let entries = try? InputFolder.entries(in: folder.isEmpty ? "." : folder, prefix: prefix) else { return }
    for entry in entries where entry.name.utf8.count == prefix.utf8.count + 6 {
      let path = folder + entry.name
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(path + "/") }
      Glibc.close(descriptor)
    }
  }

  /// Removes a staging folder and the numbered files in it, nothing else.
  private static func remove(_ path: String) {
    for name in (try? InputFolder.names(in: path)) ?? [] {
      let number = name.hasSuffix(oldEnding) ? String(name.dropLast(oldEnding.utf8.count)) : name
      if Int(number) != nil { unlink(path + name) }
    }
    rmdir(path)
  }
}

/// Says that a file cannot be written, with the system's reason.
func unwritable(_ path: String, _ code: Int32 = errno) -> ReportError {
  ReportError(Diagnostic(.unwritableFile, .unwritable(path, systemError(code))))
}
