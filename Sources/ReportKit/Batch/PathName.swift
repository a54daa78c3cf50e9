internal import Glibc

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

/// The last component of a path.
func fileName(of path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
}

/// A path without the extension of its file name.
func withoutExtension(_ path: String) -> String {
  guard let ending = fileExtension(of: path) else { return path }
  return String(decoding: path.utf8.dropLast(ending.utf8.count + 1), as: UTF8.self)
}

/// A folder's path with a slash at its end.
func folderPath(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
