internal import CLinux
internal import Glibc
internal import ReportModel

/// The files of one input of a batch, on their way from the staging folder into their places.
struct Placement {
  /// Those that are renamed.
  private var here: [(file: String, place: String)] = []
  /// Those whose places are on another file system.
  private var elsewhere: [(file: String, place: String)] = []

  /// Of an input without files.
  init() {}

  /// Finds the places of files, making the folders that are missing.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  init(of files: [(file: String, path: String)], in staging: StagingFolder) throws(ReportError) {
    for (file, path) in files {
      let folder = parentFolder(of: path)
      if !folder.isEmpty, !OutputFolder.exists(folder) { try OutputFolder.create(folder) }
      let place = try followingLinks(path)
      var status = stat()
      let exists = stat(place, &status) == 0
      // A pipe could keep the whole batch waiting, and nobody has named it.
      guard !exists || status.st_mode & S_IFMT == S_IFREG else {
        throw ReportError(Diagnostic(.unwritableFile, .unwritable(path, .notRegularFile)))
      }
      guard Self.device(of: parentFolder(of: place)) == staging.device else {
        elsewhere.append((file, place))
        continue
      }
      if exists { try Self.giveAttributes(of: place, status, to: file) }
      here.append((file, place))
    }
  }

  private static func giveAttributes(of place: String, _ status: stat, to file: String) throws(ReportError) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unwritable(place) }
    defer { close(descriptor) }
    FileAttributes(of: place, status).give(to: descriptor)
  }

  /// The file system that a folder is on.
  private static func device(of folder: String) -> dev_t? {
    var status = stat()
    return stat(folder.isEmpty ? "." : folder, &status) == 0 ? status.st_dev : nil
  }

  /// Waits until files have reached the disk: some file systems rename before they write, and then a crash could leave an
  /// empty file. Few are waited for one by one, more all together with what else the file system has to write.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  static func flush(_ placements: [Placement], in staging: StagingFolder) throws(ReportError) {
    let files = placements.flatMap(\.here)
    guard files.count < 16 else {
      guard syncfs(staging.descriptor) == 0 else { throw unwritable(staging.path) }
      return
    }
    for (file, place) in files {
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw unwritable(place) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw unwritable(place) }
    }
  }

  /// Puts the files into their places, all or none.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  func place() throws(ReportError) {
    var replacement = FileReplacement()
    for (file, place) in elsewhere {
      try replacement.stage(InputFile.readRegular(file), at: place)
    }
    for (file, place) in here { replacement.add(file, for: place) }
    try replacement.commit()
    for (file, _) in elsewhere { unlink(file) }
  }
}
