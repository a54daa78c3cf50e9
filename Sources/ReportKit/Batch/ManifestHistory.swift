internal import Glibc
internal import ReportModel
internal import ReportJSON

/// What the runs before have said of inputs: the lines of a manifest, and of one that a killed run has begun.
///
/// Only where each line stands is held in memory.
final class ManifestHistory: Sendable {
  private struct Place {
    var descriptor: Int32
    var offset: Int
    var length: Int
  }

  private let descriptors: [Int32]
  /// By the hash of the input's name, as it stands in the line.
  private let places: [Int: Place]

  /// Looks through a manifest; one that is not there says nothing.
  /// - Throws: ``ReportModel/ReportError`` where it cannot be read.
  init(_ path: String) throws(ReportError) {
    var descriptors: [Int32] = []
    var places: [Int: Place] = [:]
    // What was said last counts.
    for file in [path, path + ManifestJournal.partialEnding] {
      guard OutputFolder.holds(file) else { continue }
      let descriptor: Int32
      do throws(ReportError) { descriptor = try InputFile.openRegular(file, isNamedInMessages: true) } catch {
        for descriptor in descriptors { close(descriptor) }
        throw error
      }
      descriptors.append(descriptor)
      var lines = LineReader(descriptor: descriptor, limit: .max)
      while true {
        let offset = lines.offset
        guard case .whole(let line)? = try? lines.next() else { break }
        guard let key = Self.key(ofLine: line) else { continue }
        places[key] = Place(descriptor: descriptor, offset: offset, length: line.count)
      }
    }
    self.descriptors = descriptors
    self.places = places
  }

  deinit { for descriptor in descriptors { close(descriptor) } }

  /// What was said last of an input.
  func entry(for name: String) -> ManifestEntry? {
    var quoted = JSONWriter(.compact)
    quoted.string(name)
    guard let place = places[Self.hash(quoted.bytes.dropFirst().dropLast())] else { return nil }
    var line = [UInt8](repeating: 0, count: place.length)
    guard pread(place.descriptor, &line, place.length, off_t(place.offset)) == place.length,
      let entry = ManifestEntry(line: line), PathName(entry.input) == PathName(name)
    else { return nil }
    return entry
  }

  /// Whether a file is a manifest, by its first line.
  static func isManifest(_ path: String, beginningWith head: [UInt8]) -> Bool {
    guard head.starts(with: lineStart), let descriptor = try? InputFile.openRegular(path) else { return false }
    defer { close(descriptor) }
    var lines = LineReader(descriptor: descriptor, limit: .max)
    guard case .whole(let line)? = try? lines.next() else { return false }
    return ManifestEntry(line: line) != nil
  }

  private static let lineStart = Array("{\"input\": \"".utf8)

  /// The hash of the first member's text, which is the input's name, without reading the line as JSON.
  private static func key(ofLine line: [UInt8]) -> Int? {
    guard line.starts(with: lineStart) else { return nil }
    var end = lineStart.count
    while end < line.count, line[end] != UInt8(ascii: "\"") { end += line[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return end < line.count ? hash(line[lineStart.count..<end]) : nil
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}
