internal import Glibc
public import ReportModel
internal import ReportReaders

/// The name that standard input goes by in messages and outputs.
public let standardInputName = "<stdin>"

/// Reads files whole.
public enum InputFile {
  /// Reads a file, or standard input where the path is `-`.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason, or where there are more bytes than the limits allow.
  public static func read(_ path: String, limits: Limits = Limits()) throws(ReportError) -> [UInt8] {
    let sizeLimit = limits[.inputSize]
    guard path != "-" else { return try read(descriptor: STDIN_FILENO, sizeLimit: sizeLimit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable() }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, sizeLimit: sizeLimit)
  }

  /// Reads a regular file, and nothing that could wait for somebody: a pipe, a terminal, another program's streams.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason, or where there are more bytes than the limits allow.
  static func readRegular(_ path: String, limits: Limits) throws(ReportError) -> [UInt8] {
    // The system would take what stands before a zero byte for the path.
    guard !path.utf8.contains(0) else {
      throw ReportError(Diagnostic(.unreadableFile, .unreadable(.zeroByteInPath)))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ReportError(Diagnostic(.unreadableFile, .unreadable(.notRegularFile)))
    }
    return try read(descriptor: descriptor, sizeLimit: limits[.inputSize])
  }

  private static func unreadable() -> ReportError {
    ReportError(Diagnostic(.unreadableFile, .unreadable(systemError())))
  }

  private static func read(descriptor: Int32, sizeLimit: Int) throws(ReportError) -> [UInt8] {
    let tooLarge = ReportError(ReadError.limitExceeded(.inputSize, limit: sizeLimit, at: nil).diagnostic)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable() }
    // One byte more than the size shows that a file has not grown.
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) + 1 : 0
    guard size <= sizeLimit + 1 else { throw tooLarge }
    var bytes = try read(descriptor: descriptor, upTo: size)
    if bytes.count < size { return bytes }
    while true {
      let more = try read(
        descriptor: descriptor, upTo: min(max(65_536, bytes.count / 2), sizeLimit + 1 - bytes.count))
      if more.isEmpty { return bytes }
      bytes += more
      guard bytes.count <= sizeLimit else { throw tooLarge }
    }
  }

  /// Reads until so many bytes are there or the input ends.
  private static func read(descriptor: Int32, upTo room: Int) throws(ReportError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room, let base = buffer.baseAddress {
        let step = Glibc.read(descriptor, base + count, room - count)
        if step < 0, errno == EINTR { continue }
        failed = step < 0
        if step <= 0 { return }
        count += step
      }
    }
    if failed { throw unreadable() }
    return bytes
  }
}

/// Looks into folders.
enum InputFolder {
  /// What a folder holds.
  struct Entry {
    /// The name; where its bytes are not UTF-8, with U+FFFD in it.
    let name: String
    let isUTF8: Bool
  }

  /// The names of what a folder holds, sorted by their bytes.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func names(in folder: String) throws(ReportError) -> [String] { try entries(in: folder).map(\.name) }

  /// What a folder holds, sorted by the bytes of the names.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func entries(in folder: String) throws(ReportError) -> [Entry] {
    guard let stream = opendir(folder) else {
      throw ReportError(Diagnostic(.unreadableFile, .unreadableFolder(systemError())))
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          String(validatingCString: name).map { Entry(name: $0, isUTF8: true) }
            ?? Entry(name: String(cString: name), isUTF8: false)
        }
      }
      if found.name != ".", found.name != ".." { entries.append(found) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

/// The system's words for the last error. They are English whatever the locale; those that people meet are translated here.
func systemError(_ code: Int32 = errno) -> Message {
  let words = String(cString: strerror(code))
  let chinese: String? =
    switch code {
    case ENOENT: "没有这个文件或文件夹"
    case EACCES, EPERM: "没有权限"
    case EISDIR: "是文件夹"
    case ENOTDIR: "不是文件夹"
    case ENOSPC, EDQUOT: "磁盘空间不足"
    case EROFS: "文件系统是只读的"
    case EFBIG: "文件太大"
    case EMFILE, ENFILE: "打开的文件太多"
    case ENAMETOOLONG: "名称太长"
    case ELOOP: "符号链接太多层"
    case EPIPE: "接收的程序已经结束"
    case EIO: "读写出错"
    default: nil
    }
  return Message(words, zh: chinese.map { "\($0)（\(words)）" } ?? words)
}

/// Writes a text to an open file, in UTF-8.
/// - Returns: The system's error number, or nil.
func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var text = text
  return text.withUTF8 { buffer in
    var rest = UnsafeRawBufferPointer(buffer)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return nil
  }
}

/// Writes to the standard streams.
public enum StandardStream {
  /// Writes to standard output.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  public static func write(_ text: String) throws(ReportError) {
    if let code = writeAll(text, to: STDOUT_FILENO) {
      throw ReportError(Diagnostic(.unwritableFile, .unwritableOutput(systemError(code))))
    }
  }

  /// Writes to standard error, as far as that is possible.
  public static func writeError(_ text: String) { _ = writeAll(text, to: STDERR_FILENO) }
}
