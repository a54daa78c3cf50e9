internal import Glibc
internal import ReportModel

/// Looks into folders.
enum InputFolder {
  /// What a folder holds.
  struct Entry {
    /// The name; where its bytes are not UTF-8, with `\xB1` for each that is none.
    let name: String
    let isUTF8: Bool
  }

  /// The names of what a folder holds, sorted by their bytes.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func names(in folder: String) throws(ReportError) -> [String] { try entries(in: folder).map(\.name) }

  /// What a folder holds, sorted by the bytes of the names.
  /// - Parameter prefix: What the names begin with.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func entries(in folder: String, prefix: String = "") throws(ReportError) -> [Entry] {
    guard let stream = opendir(folder) else { throw unreadable() }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while true {
      // Only errno tells the end from a disk that fails, and a list that ends early would be believed.
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw unreadable() }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      }
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { name -> Entry? in
          let bytes = UnsafeBufferPointer(start: name, count: strnlen(name, 255))
          guard bytes.starts(with: prefix.utf8) else { return nil }
          let text = String(validating: bytes, as: UTF8.self)
          return Entry(name: text ?? textShowingBytes(bytes), isUTF8: text != nil)
        }
      }
      if let found, found.name != ".", found.name != ".." { entries.append(found) }
    }
  }

  private static func unreadable() -> ReportError {
    ReportError(Diagnostic(.unreadableFile, .unreadableFolder(systemError())))
  }
}
