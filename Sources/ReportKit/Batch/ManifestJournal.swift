internal import Glibc
internal import ReportModel

/// Writes a manifest: NDJSON, a line an input, in the order of the inputs.
///
/// The lines of a run that goes on are in a file beside it, `FILE.partial`, each written when its input's outputs are in
/// their places, so that every whole line is true, whatever ends the run. When the run is done they become `FILE` at once.
/// A run that resumes adds its lines behind those of the run that was killed, and in the end keeps only its own.
final class ManifestJournal {
  private let path: String
  private let partial: String
  private let descriptor: Int32
  /// Where the lines of this run begin.
  private let start: off_t

  /// Begins to write.
  /// - Parameters:
  ///   - path: The manifest.
  ///   - resumes: Whether lines of a run that was killed are kept until this one is done.
  /// - Throws: ``ReportModel/ReportError`` where it cannot be written, or another run writes it.
  init(_ path: String, resumes: Bool) throws(ReportError) {
    self.path = path
    partial = path + Self.partialEnding
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw ReportError(Diagnostic(.unwritableFile, .noRegularFile(path)))
    }
    descriptor = try Self.openLocked(partial)
    do throws(ReportError) { start = try Self.cut(descriptor, partial, keepsLines: resumes) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// What is added to a manifest's name while a run writes it.
  static let partialEnding = ".partial"

  /// Adds the line of an input.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func append(_ line: String) throws(ReportError) {
    if let code = writeAll(line, to: descriptor) { throw Self.failure(partial, code) }
  }

  /// Makes the lines of this run the manifest.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func publish() throws(ReportError) {
    guard start > 0 else {
      guard fsync(descriptor) == 0, rename(partial, resolved(path)) == 0 else { throw Self.failure(path) }
      return
    }
    let whole = partial + ".whole"
    let copy = open(whole, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw Self.failure(whole) }
    defer { close(copy) }
    var place = start
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &buffer, buffer.count, place)
      guard count >= 0 else { throw Self.failure(partial) }
      guard count > 0 else { break }
      if let code = writeAll(String(decoding: buffer[..<count], as: UTF8.self), to: copy) {
        throw Self.failure(whole, code)
      }
      place += off_t(count)
    }
    guard fsync(copy) == 0, rename(whole, resolved(path)) == 0 else { throw Self.failure(path) }
    unlink(partial)
  }

  /// Opens a file that no other run has open; a run that ended meanwhile has renamed the one that was waited for.
  private static func openLocked(_ path: String) throws(ReportError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(path) }
      var status = stat()
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw ReportError(Diagnostic(.unwritableFile, .writtenByAnother(path)))
      }
      if fstat(descriptor, &status) == 0, FileIdentity(path) == FileIdentity(status) { return descriptor }
      close(descriptor)
    }
  }

  /// Leaves the whole lines of a file, or nothing, and gives its size.
  private static func cut(_ descriptor: Int32, _ path: String, keepsLines: Bool) throws(ReportError) -> off_t {
    var end: off_t = keepsLines ? lseek(descriptor, 0, SEEK_END) : 0
    var byte: UInt8 = 0
    while end > 0, pread(descriptor, &byte, 1, end - 1) == 1, byte != UInt8(ascii: "\n") { end -= 1 }
    guard end >= 0, ftruncate(descriptor, end) == 0 else { throw failure(path) }
    return end
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> ReportError {
    ReportError(Diagnostic(.unwritableFile, .unwritable(path, systemError(code))))
  }
}
