internal import ReportModel
internal import ReportText

/// Makes an archive of what a template of parts writes: the first line of each part is its name.
final class PackageSink {
  private var archive = ZIPWriter()
  private var names: Set<[UInt8]> = []
  /// What was written of a name whose line has not ended; nil while the content of a part is written.
  private var name: [UInt8]?
  private var hasPart = false
  /// What is wrong with the template.
  private(set) var error: Message?

  /// Takes a piece of the output.
  func take(_ bytes: [UInt8], beginsPart: Bool) {
    if name != nil {
      name?.append(contentsOf: bytes)
      endName()
    } else if hasPart {
      archive.write(bytes)
    } else if bytes.contains(where: { $0 > 0x20 }) {
      error = error ?? .textBeforePart
    }
    guard beginsPart else { return }
    if let unended = name { begin(unended, rest: []) }
    hasPart = true
    name = []
  }

  private func endName() {
    guard let line = name, let end = line.firstIndex(of: UInt8(ascii: "\n")) else { return }
    name = nil
    begin(Array(line[..<end]), rest: line[(end + 1)...])
  }

  private func begin(_ name: [UInt8], rest: ArraySlice<UInt8>) {
    // ISO/IEC 29500-2, 6.2.2: segments in ASCII, none of dots alone, and no two names that differ in case alone.
    let segments = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isPlain = name.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ":") }
    let lowered = name.map(ASCII.lowercased)
    guard isPlain, segments.allSatisfy({ segment in segment.contains { $0 != UInt8(ascii: ".") } }),
      names.insert(lowered).inserted
    else {
      error = error ?? .partName(String(decoding: name, as: UTF8.self))
      return
    }
    archive.begin(name)
    archive.write(rest)
  }

  /// The archive; nil where there is no part, something is wrong, or it is larger than an archive may be.
  func finish() -> [UInt8]? {
    if let unended = name { begin(unended, rest: []) }
    guard hasPart else {
      error = error ?? .textBeforePart
      return nil
    }
    return error == nil ? try? archive.finish() : nil
  }
}
