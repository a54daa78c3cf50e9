import Foundation

extension TemporaryFolder {
  /// Writes files, making the folders that their names have.
  package func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Every file below a folder and its bytes, hidden ones too, by its path.
  package func tree(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path(folder)) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path(folder + "/" + name), isDirectory: &isFolder)
      files[name] = isFolder.boolValue ? [] : try read(folder + "/" + name)
    }
    return files
  }
}
