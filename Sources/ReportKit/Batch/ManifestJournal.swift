internal import Glibc
internal import ReportModel

/// Writes a manifest: NDJSON, a line an input, in the order of the inputs.
///
/// The lines of a run that goes on are in a file beside it, `FILE.partial`, each written when its input's outputs are in
/// their places, so that every whole line is true, whatever ends the run. When the run is done they become `FILE` at once,
/// in their order.
/// A run that resumes adds its lines after those of the run that was killed, and in the end keeps only its own.
final class ManifestJournal {
  private let path: String
  private let partial: String
  private let descriptor: Int32
  /// Where the lines of this run begin, and where the next will.
  private let start: Int
  private var end: Int
  /// The lines of this run, with the numbers of their inputs.
  private var lines: [(number: Int, start: Int, length: Int)] = []

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
    end = start
    // What a run has left that was killed while it copied.
    unlink(partial + Self.wholeEnding)
  }

  deinit { close(descriptor) }

  /// What is added to a manifest's name while a run writes it.
  static let partialEnding = ".partial"

  /// The files that a run with a manifest writes or replaces, beside its outputs.
  static func files(of path: String) -> [String] { [path, path + partialEnding, path + partialEnding + wholeEnding] }

  private static let wholeEnding = ".whole"

  /// Adds the line of an input.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func append(_ line: String, at number: Int) throws(ReportError) {
    if let code = writeAll(line, to: descriptor) { throw unwritable(partial, code) }
    lines.append((number, end, line.utf8.count))
    end += line.utf8.count
  }

  /// Makes the lines of this run the manifest.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func publish() throws(ReportError) {
    let place = try followingLinks(path)
    let isInOrder = zip(lines, lines.dropFirst()).allSatisfy { $0.number < $1.number }
    guard start > 0 || !isInOrder else {
      guard fsync(descriptor) == 0, rename(partial, place) == 0 else { throw unwritable(path) }
      return
    }
    let whole = partial + Self.wholeEnding
    let copy = open(whole, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw unwritable(whole) }
    defer { close(copy) }
    for line in lines.sorted(by: { $0.number < $1.number }) {
      var bytes = [UInt8](repeating: 0, count: line.length)
      guard pread(descriptor, &bytes, line.length, off_t(line.start)) == line.length else { throw unwritable(partial) }
      if let code = writeAll(bytes, to: copy) { throw unwritable(whole, code) }
    }
    guard fsync(copy) == 0, rename(whole, place) == 0 else { throw unwritable(path) }
    unlink(partial)
  }

  /// Opens a file that no other run has open; a run that ended meanwhile has renamed the one that was waited for.
  private static func openLocked(_ path: String) throws(ReportError) -> Int32 {
    while true {
      // Its name is one that anybody can foresee: a link could lead to a file that would be cut.
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
      let isLink = ReportError(Diagnostic(.unwritableFile, .linkInTheWay(path)))
      guard descriptor >= 0 else { throw errno == ELOOP ? isLink : unwritable(path) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink <= 1 else {
        close(descriptor)
        throw isLink
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw ReportError(Diagnostic(.unwritableFile, .writtenByAnother(path)))
      }
      if fstat(descriptor, &status) == 0, FileIdentity(path) == FileIdentity(status) { return descriptor }
      close(descriptor)
    }
  }

  /// Leaves the whole lines of a file, or nothing, and gives its size.
  private static func cut(_ descriptor: Int32, _ path: String, keepsLines: Bool) throws(ReportError) -> Int {
    var end: off_t = keepsLines ? lseek(descriptor, 0, SEEK_END) : 0
    var byte: UInt8 = 0
    while end > 0, pread(descriptor, &byte, 1, end - 1) == 1, byte != UInt8(ascii: "\n") { end -= 1 }
    guard end >= 0, ftruncate(descriptor, end) == 0 else { throw unwritable(path) }
    return Int(end)
  }
}
