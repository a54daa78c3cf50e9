internal import Glibc
package import ReportModel

/// Files that replace others all at once: a reader sees the old file or the whole new one, and where one of them cannot be
/// written, none is touched.
///
/// Each is written beside its place, then renamed (POSIX: atomic within a file system). An old file stays in reach under a
/// second name until all are in their places, so that it can be put back.
package struct FileReplacement: ~Copyable {
  private var waiting: [(file: String, place: String)] = []
  /// One for each folder that files go to; the files in it go with it.
  private var staging: [(folder: PathName, staging: StagingFolder)] = []
  private let hasLinks: Bool

  /// Begins with nothing to replace.
  package init() { self.init(hasLinks: true) }

  /// - Parameter hasLinks: Whether an old file gets its second name by a hard link where the file system has them; else it is
  ///   copied.
  init(hasLinks: Bool) { self.hasLinks = hasLinks }

  /// Writes a file beside its place. A link is followed; what is no regular file (a terminal, a pipe, `/dev/null`) cannot
  /// be replaced and is written to directly.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason; nothing is replaced then.
  package mutating func stage(_ text: String, at path: String) throws(ReportError) {
    try stage(Array(text.utf8), at: path)
  }

  /// Writes a file beside its place, as a text.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason; nothing is replaced then.
  package mutating func stage(_ bytes: [UInt8], at path: String) throws(ReportError) {
    let place = try followingLinks(path)
    var status = stat()
    let exists = stat(place, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { return try writeDirectly(bytes, to: place) }
    let file = try staging(for: place).write(bytes, for: place) { descriptor in
      if exists { FileAttributes(of: place, status).give(to: descriptor) }
      // Some file systems rename before they write; then a crash could leave an empty file.
      return fsync(descriptor) == 0
    }
    add(file, for: place)
  }

  /// Adds a file that is written and has reached the disk.
  /// - Parameters:
  ///   - file: Its path, on the file system of its place; `.old` after it is free for the old file.
  ///   - place: Where it goes, which is no link.
  mutating func add(_ file: String, for place: String) { waiting.append((file, place)) }

  /// Puts the files into their places.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason; what was replaced is put back then.
  package consuming func commit() throws(ReportError) {
    var done: [(place: String, old: String?)] = []
    do throws(ReportError) {
      for (index, (file, place)) in waiting.enumerated() {
        // The last rename is the last that can fail.
        let old = index < waiting.count - 1 ? try keep(place, as: file + StagingFolder.oldEnding) : nil
        guard rename(file, place) == 0 else {
          let error = unwritable(place)
          if let old { unlink(old) }
          throw error
        }
        done.append((place, old))
      }
    } catch {
      throw ReportError(error.diagnostics[0], after: putBack(done))
    }
    for case (_, let old?) in done { unlink(old) }
  }

  /// Gives an old file a second name.
  /// - Returns: The name; nil where there is no old file.
  private func keep(_ place: String, as name: String) throws(ReportError) -> String? {
    if hasLinks, link(place, name) == 0 { return name }
    guard OutputFolder.holds(place) else { return nil }
    // No hard links here, or not to a file of somebody else's.
    do throws(ReportError) { try copy(place, to: name) } catch {
      unlink(name)
      throw error
    }
    return name
  }

  private func copy(_ place: String, to name: String) throws(ReportError) {
    let source = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw unwritable(place) }
    defer { close(source) }
    let copy = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw unwritable(place) }
    defer { close(copy) }
    var status = stat()
    guard fstat(source, &status) == 0 else { throw unwritable(place) }
    FileAttributes(of: place, status).give(to: copy)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readSome(source, &buffer, buffer.count)
      guard count >= 0 else { throw unwritable(place) }
      guard count > 0 else { return }
      if let code = writeAll(Array(buffer[..<count]), to: copy) { throw unwritable(place, code) }
    }
  }

  /// Undoes renames, the last first.
  /// - Returns: What could not be undone.
  private func putBack(_ done: [(place: String, old: String?)]) -> [Diagnostic] {
    done.reversed().compactMap { place, old in
      let isBack = if let old { rename(old, place) == 0 } else { unlink(place) == 0 }
      guard !isBack else { return nil }
      return Diagnostic(.unwritableFile, .notPutBack(place, systemError()))
    }
  }

  /// The folder in which files wait beside their place.
  private mutating func staging(for place: String) throws(ReportError) -> StagingFolder {
    let folder = parentFolder(of: place)
    if let known = staging.first(where: { $0.folder == PathName(folder) }) { return known.staging }
    let made = try StagingFolder(in: folder, for: place)
    staging.append((PathName(folder), made))
    return made
  }

  private func writeDirectly(_ bytes: [UInt8], to path: String) throws(ReportError) {
    // Without O_NONBLOCK, a pipe that nobody reads would be waited for.
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      guard errno != ENXIO else {
        throw ReportError(Diagnostic(.unwritableFile, .unwritable(path, .pipeWithoutReader)))
      }
      throw unwritable(path)
    }
    defer { close(descriptor) }
    if let code = writeAll(bytes, to: descriptor) { throw unwritable(path, code) }
  }
}
