internal import Glibc
package import ReportModel

/// Folders that outputs go to.
package enum OutputFolder {
  /// Whether a path is an existing folder.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is something at a path.
  static func holds(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two paths lead to one folder.
  package static func isSame(_ path: String, _ other: String) -> Bool {
    guard exists(path), let identity = FileIdentity(path) else { return false }
    return FileIdentity(other) == identity
  }

  /// A folder's path with a slash at its end.
  package static func path(_ path: String) -> String { folderPath(path) }

  /// The components of a path. By bytes: a character may be a slash and what is written over it.
  package static func components(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }

  /// Removes a folder where nothing is in it.
  static func removeEmpty(_ path: String) { rmdir(path) }

  /// Makes a folder and those above it, where they are missing.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  package static func create(_ path: String) throws(ReportError) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path.utf8[end...].dropFirst().firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
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
