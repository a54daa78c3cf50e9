internal import Glibc
package import ReportModel
internal import ReportReaders

/// The name that standard input goes by in messages and outputs.
package let standardInputName = "<stdin>"

/// Reads files whole.
package enum InputFile {
  /// Reads a file, or standard input where the path is `-`. A pipe is waited for.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason, or where there are more bytes than the limits allow.
  package static func read(_ path: String, limits: Limits = Limits()) throws(ReportError) -> [UInt8] {
    let sizeLimit = limits[.inputSize]
    guard path != "-" else { return try read(descriptor: STDIN_FILENO, sizeLimit: sizeLimit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable() }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, sizeLimit: sizeLimit)
  }

  /// Reads an input of a list: what a folder's walk has found only where it is a file still.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason, or where there are more bytes than the limits allow.
  package static func read(_ input: BatchInput, limits: Limits = Limits()) throws(ReportError) -> [UInt8] {
    input.isNamed ? try read(input.path, limits: limits) : try readRegular(input.path, limits: limits)
  }

  /// Reads a regular file, and nothing that could wait for somebody: a pipe, a terminal, another program's streams.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason, or where there are more bytes than the limits allow.
  static func readRegular(_ path: String, limits: Limits = Limits()) throws(ReportError) -> [UInt8] {
    let descriptor = try openRegular(path)
    defer { close(descriptor) }
    return try read(descriptor: descriptor, sizeLimit: limits[.inputSize])
  }

  /// Opens a regular file to read it, and waits for nobody.
  /// - Parameter isNamedInMessages: Whether messages name it, as that of another file than the input.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func openRegular(_ path: String, isNamedInMessages: Bool = false) throws(ReportError) -> Int32 {
    func failure(_ reason: Message) -> ReportError {
      ReportError(
        Diagnostic(.unreadableFile, isNamedInMessages ? .unreadable(path, reason) : .unreadable(reason)))
    }
    // The system would take what stands before a zero byte for the path.
    guard !path.utf8.contains(0) else { throw failure(.zeroByteInPath) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(systemError()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw failure(.notRegularFile)
    }
    return descriptor
  }

  private static func unreadable(_ code: Int32 = errno) -> ReportError {
    ReportError(Diagnostic(.unreadableFile, .unreadable(systemError(code))))
  }

  /// The bytes of memory that a file's size alone may ask for. The size of a sparse file says nothing of what is in it.
  private static let trustedSize = 1 << 30

  private static func read(descriptor: Int32, sizeLimit: Int) throws(ReportError) -> [UInt8] {
    let tooLarge = ReportError(ReadError.limitExceeded(.inputSize, limit: sizeLimit, at: nil).diagnostic)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable() }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(clamping: status.st_size) : 0
    guard size <= sizeLimit else { throw tooLarge }
    var bytes: [UInt8] = []
    // One byte more than there is shows the end.
    var room = min(size, trustedSize) + 1
    while true {
      let more = try read(descriptor: descriptor, upTo: room)
      bytes = bytes.isEmpty ? more : bytes + more
      guard bytes.count <= sizeLimit else { throw tooLarge }
      if more.count < room { return bytes }
      room = min(max(65_536, bytes.count / 2), sizeLimit - bytes.count) + 1
    }
  }

  /// Reads until so many bytes are there or the input ends.
  private static func read(descriptor: Int32, upTo room: Int) throws(ReportError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room, let base = buffer.baseAddress {
        let step = readSome(descriptor, base + count, room - count)
        if step < 0 { failure = errno }
        if step <= 0 { return }
        count += step
      }
    }
    if let failure { throw unreadable(failure) }
    return bytes
  }
}

/// Reads what is there, up to so many bytes; waits where nothing is there, also where the descriptor is one that would not
/// (`O_NONBLOCK`, which another program may have set on a stream that it shares with us).
/// - Returns: The bytes' number, 0 at the end, or -1 with `errno`.
func readSome(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  while true {
    let step = read(descriptor, bytes, count)
    if step < 0, errno == EINTR || isReady(descriptor, for: POLLIN) { continue }
    return step
  }
}

/// Writes bytes to an open file; like ``readSome(_:_:_:)`` it waits for whoever reads.
/// - Returns: The system's error number, or nil.
private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  var rest = bytes
  while !rest.isEmpty {
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0 {
      if errno == EINTR || isReady(descriptor, for: POLLOUT) { continue }
      return errno
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }
  return nil
}

/// Waits for a descriptor that has nothing to give, or no room, just now.
/// - Returns: Whether it was waited for; false, with `errno` as it was, where that was not the trouble.
private func isReady(_ descriptor: Int32, for events: Int32) -> Bool {
  guard errno == EAGAIN else { return false }
  var poll = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  _ = Glibc.poll(&poll, 1, -1)
  return true
}

/// Writes a text to an open file, in UTF-8.
/// - Returns: The system's error number, or nil.
func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var text = text
  return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
}

/// Writes bytes to an open file.
/// - Returns: The system's error number, or nil.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
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

/// Writes to the standard streams.
package enum StandardStream {
  /// Writes to standard output.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  package static func write(_ text: String) throws(ReportError) { try check(writeAll(text, to: STDOUT_FILENO)) }

  /// Writes to standard output.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  package static func write(_ bytes: [UInt8]) throws(ReportError) { try check(writeAll(bytes, to: STDOUT_FILENO)) }

  private static func check(_ code: Int32?) throws(ReportError) {
    if let code {
      throw ReportError(Diagnostic(.unwritableFile, .unwritableOutput(systemError(code))))
    }
  }

  /// Whether somebody still reads standard output; a pipe's reader may have seen enough.
  package static var hasReader: Bool {
    var poll = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    return Glibc.poll(&poll, 1, 0) <= 0 || poll.revents & Int16(POLLERR) == 0
  }

  /// Writes to standard error, as far as that is possible.
  package static func writeError(_ text: String) { _ = writeAll(text, to: STDERR_FILENO) }
}
