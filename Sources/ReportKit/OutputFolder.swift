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
