internal import Glibc
public import ReportModel

/// Files that replace others all at once: a reader sees the old file or the whole new one, and where one of them cannot be
/// written, none is touched.
///
/// Each is written beside its place under a name of its own, then renamed (POSIX: atomic within a file system).
public struct FileReplacement: ~Copyable {
  private var staged: [(temporary: String, path: String)] = []

  /// Begins with nothing to replace.
  public init() {}

  deinit { for file in staged { unlink(file.temporary) } }

  /// Writes a file beside its place. A link is followed; what is no regular file (a terminal, a pipe, `/dev/null`) cannot
  /// be replaced and is written to directly.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason; nothing is replaced then.
  public mutating func stage(_ text: String, at path: String) throws(ReportError) {
    let path = resolved(path)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      try writeDirectly(text, to: path)
      return
    }
    var template = Array((directory(of: path) + ".reportkit-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw unwritable(path) }
    let temporary = pathText(ofCString: template)
    staged.append((temporary, path))
    defer { close(descriptor) }
    // A new file has the mode that any program would give it, an old one keeps its own.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask)
    if let code = writeAll(text, to: descriptor) { throw unwritable(path, code) }
    // Some file systems rename before they write; then a crash could leave an empty file.
    guard fsync(descriptor) == 0 else { throw unwritable(path) }
  }

  /// Puts the files into their places.
  public consuming func commit() throws(ReportError) {
    while let file = staged.first {
      guard rename(file.temporary, file.path) == 0 else { throw unwritable(file.path) }
      staged.removeFirst()
    }
  }

  private func writeDirectly(_ text: String, to path: String) throws(ReportError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { close(descriptor) }
    if let code = writeAll(text, to: descriptor) { throw unwritable(path, code) }
  }

  private func unwritable(_ path: String, _ code: Int32 = errno) -> ReportError {
    ReportError(Diagnostic(.unwritableFile, .unwritable(path, systemError(code))))
  }
}

/// The text of a C string with its zero at the end.
func pathText(ofCString characters: [CChar]) -> String {
  String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The path with its links followed, as far as it exists.
func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// The folder of a path, with its slash; empty for the current one.
private func directory(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

/// Folders that outputs go to.
public enum OutputFolder {
  /// Whether a path is an existing folder.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is something at a path.
  static func holds(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes a folder and those above it, where they are missing.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  public static func create(_ path: String) throws(ReportError) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if mkdir(part, 0o777) != 0, errno != EEXIST {
        throw ReportError(Diagnostic(.unwritableFile, .unmakeableFolder(part, systemError())))
      }
    }
    guard exists(path) else {
      throw ReportError(Diagnostic(.unwritableFile, .noFolder(path)))
    }
  }
}
