internal import Glibc
internal import ReportModel

/// A folder for temporary files that nobody else may open; it goes with what is in it.
final class PrivateFolder {
  let path: String

  /// - Throws: `ProgramError` with the system's reason.
  init() throws(ProgramError) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = named.utf8.first == UInt8(ascii: "/") ? named : "/tmp"
    var template = Array((parent + "/reportkit-program-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw ProgramError(reason: systemError()) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a new file into it.
  /// - Throws: `ProgramError` with the system's reason.
  func write(_ bytes: [UInt8], to name: String) throws(ProgramError) {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ProgramError(reason: systemError()) }
    defer { close(descriptor) }
    if let code = writeAll(bytes, to: descriptor) { throw ProgramError(reason: systemError(code)) }
  }

  /// Removes a folder with all that is in it, and follows no link.
  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { String(decodingCString: $0, as: UTF8.self) }
        }
        if name == "." || name == ".." { continue }
        let inner = path + "/" + name
        var status = stat()
        if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
      }
      closedir(stream)
    }
    rmdir(path)
  }
}
