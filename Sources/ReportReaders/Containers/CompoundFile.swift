internal import ReportModel
internal import ReportText

/// A file of Microsoft's compound format ([MS-CFB]), in which old documents are, and new ones that have a password. Only the
/// names of its streams are read.
enum CompoundFile {
  static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// Why nothing reads it but LibreOffice, or nothing at all.
  static func problem(of bytes: [UInt8]) -> ReadError {
    let names = streamNames(bytes)
    if names.contains("EncryptedPackage") { return .binaryFile(.encryptedDocument) }
    if names.contains("Workbook") || names.contains("Book") { return .legacyDocument(.excel) }
    if names.contains("WordDocument") { return .legacyDocument(.word) }
    if names.contains("MatOST") { return .legacyDocument(.works) }
    return .binaryFile(names.contains("PowerPoint Document") ? .otherDocument : .oldFormat(["docx", "xlsx"]))
  }

  /// More directory sectors than this no document has.
  private static let mostSectors = 1_000

  /// The names in the directory (2.6), whose sectors are a chain of the allocation table (2.3).
  private static func streamNames(_ bytes: [UInt8]) -> Set<Text> {
    var header = LittleEndianReader(bytes, at: 30, end: bytes.count)
    let shift = header.take16()
    guard (7...16).contains(shift) else { return [] }
    let size = 1 << Int(shift)
    header.skip(16)
    var sector = header.take32()
    var names: Set<Text> = []
    for _ in 0..<mostSectors {
      guard let start = offset(of: sector, size), start + size <= bytes.count else { break }
      for entry in stride(from: start, to: start + size, by: 128) {
        var reader = LittleEndianReader(bytes, at: entry + 64, end: entry + 66)
        let length = Int(reader.take16())
        guard (4...64).contains(length) else { continue }
        // UTF-16; the names that are looked for are ASCII.
        let units = stride(from: entry, to: entry + length - 2, by: 2).map { bytes[$0] }
        names.insert(Text(String(decoding: units.filter { $0 < 0x80 }, as: UTF8.self)))
      }
      // The header lists the first 109 sectors of the table.
      let perSector = size / 4
      let list = Int(sector) / perSector
      guard list < 109 else { break }
      var reader = LittleEndianReader(bytes, at: 76 + 4 * list, end: bytes.count)
      guard let table = offset(of: reader.take32(), size) else { break }
      reader = LittleEndianReader(bytes, at: table + 4 * (Int(sector) % perSector), end: bytes.count)
      sector = reader.take32()
    }
    return names
  }

  /// Where a sector begins; the numbers above are marks (2.1).
  private static func offset(of sector: UInt32, _ size: Int) -> Int? {
    sector < 0xFFFF_FFFA ? (Int(sector) + 1) * size : nil
  }
}
