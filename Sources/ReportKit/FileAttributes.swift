internal import CLinux
internal import Glibc

/// What a file has beside its content: owner, mode, extended attributes and, as one of those, its access control list.
struct FileAttributes {
  private let path: String
  private let status: stat

  /// Those of a file.
  /// - Parameter status: What stat(2) says of it.
  init(of path: String, _ status: stat) {
    self.path = path
    self.status = status
  }

  /// Gives them to a new file that is to take the place of this one, as far as the process may.
  func give(to descriptor: Int32) {
    let isOwned = fchown(descriptor, status.st_uid, status.st_gid) == 0
    // Who may not give the owner may be in the group.
    if !isOwned { _ = fchown(descriptor, uid_t.max, status.st_gid) }
    // The new file may have got one of its folder.
    fremovexattr(descriptor, Self.accessControlList)
    for name in names where !Self.ofContent.contains(name) {
      if let value = value(of: name) { fsetxattr(descriptor, name, value, value.count, 0) }
    }
    // "Run as the owner" must not become "run as whoever wrote it".
    fchmod(descriptor, status.st_mode & (isOwned ? 0o7777 : 0o1777))
  }

  private static let accessControlList = "system.posix_acl_access"
  /// Attributes that vouch for the bytes that the old file had.
  private static let ofContent = ["security.capability", "security.ima", "security.evm"].map { Array($0.utf8CString) }

  /// The names, each with the zero at its end.
  private var names: [[CChar]] {
    let size = listxattr(path, nil, 0)
    guard size > 0 else { return [] }
    var bytes = [CChar](repeating: 0, count: size)
    let count = listxattr(path, &bytes, size)
    guard count > 0 else { return [] }
    return bytes[..<count].split(separator: 0).map { $0 + [0] }
  }

  private func value(of name: [CChar]) -> [UInt8]? {
    let size = getxattr(path, name, nil, 0)
    guard size >= 0 else { return nil }
    var value = [UInt8](repeating: 0, count: size)
    return getxattr(path, name, &value, size) == size ? value : nil
  }
}
