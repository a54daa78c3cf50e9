internal import Glibc
internal import ReportModel

/// A path, equal to another only where every byte is: `==` on texts takes 豈 and U+F900 for equal, file systems do not.
struct PathName: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: PathName, right: PathName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Which file or folder a path leads to, whatever the path is called.
struct FileIdentity: Hashable, Sendable {
  private let device: dev_t
  private let node: ino_t

  init(_ status: stat) { (device, node) = (status.st_dev, status.st_ino) }

  /// nil where there is nothing at the path.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// The bytes of a path with its links followed, as far as it exists: those of two paths to one place are the same.
func realPath(_ path: String) -> [UInt8] {
  guard let real = realpath(path, nil) else { return Array(path.utf8) }
  defer { free(real) }
  return UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) }
}

/// The path of the file that a symbolic link leads to, over other links; a path that is none, or leads nowhere, as it is.
///
/// Folders on the way may be links, and may have names that are not UTF-8.
/// - Throws: ``ReportModel/ReportError`` where the file's path in a link is not UTF-8, so that it cannot be written to.
func followingLinks(_ path: String) throws(ReportError) -> String {
  var status = stat()
  guard stat(path, &status) == 0 else { return path }
  var place = path
  // The system has followed them just above, so that they end, unless somebody changes them meanwhile.
  for _ in 0..<40 {
    var characters = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(place, &characters, characters.count)
    guard length > 0 else { break }
    let target = characters[..<length].map { UInt8(bitPattern: $0) }
    guard let link = String(validating: target, as: UTF8.self) else {
      let name = textShowingBytes(target)
      throw ReportError(Diagnostic(.unwritableFile, .unwritable(path, .linkNotUTF8(name))))
    }
    place = link.utf8.first == UInt8(ascii: "/") ? link : parentFolder(of: place) + link
  }
  // What /dev/stdout leads to may have no path.
  return FileIdentity(place) == FileIdentity(status) ? place : path
}

/// The folder of a path, with its slash; empty for the current one.
func parentFolder(of path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(Substring(path.utf8[...$0])) } ?? ""
}

/// The last component of a path.
func fileName(of path: String) -> String {
  OutputFolder.components(of: path).last ?? path
}

/// What follows the last dot of a path's last component; nil where there is none.
func fileExtension(of path: String) -> String? {
  let name = fileName(of: path)
  guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
  return String(name[name.utf8.index(after: dot)...])
}

/// A path without the extension of its file name.
func withoutExtension(_ path: String) -> String {
  guard let ending = fileExtension(of: path) else { return path }
  return String(decoding: path.utf8.dropLast(ending.utf8.count + 1), as: UTF8.self)
}

/// A folder's path with a slash at its end.
func folderPath(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
