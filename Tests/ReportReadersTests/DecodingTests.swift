import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

struct DecodingTests {
  private let gbk: [UInt8] = [0xD0, 0xF2, 0xBA, 0xC5]  // 序号
  private let utf16: [UInt8] = [0x8F, 0x5E, 0xF7, 0x53]  // 序号, little endian

  private func text(_ reading: Reading<SourceText>) -> String { String(decoding: reading.value.bytes, as: UTF8.self) }

  @Test func byteOrderMarksDecide() throws {
    let utf8 = try decode([0xEF, 0xBB, 0xBF] + Array("序号".utf8))
    #expect(text(utf8) == "序号" && utf8.value.encoding == "UTF-8")
    let little = try decode([0xFF, 0xFE] + utf16)
    #expect(text(little) == "序号" && little.value.encoding == "UTF-16LE")
    let big = try decode([0xFE, 0xFF, 0x5E, 0x8F, 0x53, 0xF7])
    #expect(text(big) == "序号" && big.value.encoding == "UTF-16BE")
  }

  @Test(arguments: [true, false])
  func utf32IsNoUTF16(isMarked: Bool) throws {
    let text = (isMarked ? "\u{FEFF}" : "") + "序号,任务\n1,甲\n"
    let units = text.unicodeScalars.map { scalar in
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
    }
    let little = try decode(units.flatMap { $0 })
    #expect(self.text(little) == "序号,任务\n1,甲\n" && little.value.encoding == "UTF-32LE")
    let big = try decode(units.flatMap { $0.reversed() })
    #expect(self.text(big) == "序号,任务\n1,甲\n" && big.value.encoding == "UTF-32BE")
  }

  /// The mark of UTF-32LE begins with that of UTF-16LE, as which it would be a text with U+0000 before each character.
  @Test(arguments: [nil, "utf-32"])
  func theMarkOfUTF32IsNotThatOfUTF16(_ named: String?) throws {
    let marked = Array("\u{FEFF}序号".unicodeScalars.map(\.value))
    let little = marked.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let big = marked.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * (3 - $0))) } }
    for (bytes, name) in [(little, "UTF-32LE"), (big, "UTF-32BE")] {
      let reading = try decode(bytes, encoding: named)
      #expect(text(reading) == "序号" && reading.value.encoding == name)
    }
  }

  @Test func unmarkedUTF16ShowsByItsZeroBytes() throws {
    let text = Array("序号\t任务\n1\t甲\n2\t乙\n".utf16)
    let little = text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decode(little).value.encoding == "UTF-16LE" && decode(big).value.encoding == "UTF-16BE")
    #expect(try decode(Array("a\u{0}b\u{0}\n\u{0}c\u{0}d".utf8)).value.encoding == "UTF-8")
  }

  @Test func bytesThatAreNotUTF8AreGB18030() throws {
    let reading = try decode(gbk)
    #expect(text(reading) == "序号" && reading.value.encoding == "GB18030" && reading.diagnostics.isEmpty)
  }

  @Test(arguments: ["gb2312", "GBK", "gb18030"])
  func chineseLabelsMeanGB18030(_ label: String) throws {
    // 镕 is in GBK, not in GB2312.
    let reading = try decode(Array("<meta charset=\(label)>".utf8) + [0xE9, 0x46])
    #expect(text(reading).hasSuffix("镕") && reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding='gbk'?>", "<META http-equiv=x content=\"text/html; charset=GB2312\">",
  ])
  func declarationThatContradictsTheBytesIsAWarning(_ declaration: String) throws {
    let reading = try decode(Array((declaration + "序号").utf8))
    #expect(reading.value.encoding == "UTF-8")
    #expect(reading.diagnostics.map(\.code) == [.contradictingEncoding])
  }

  @Test func declaredEncodingIsUsed() throws {
    let reading = try decode(Array("<meta charset=\"big5\">".utf8) + [0xA4, 0xA4])
    #expect(text(reading).hasSuffix("中") && reading.value.encoding == "BIG5")
  }

  @Test func undecodableBytesAreNamedWithTheirOffset() {
    let error = #expect(throws: ReadError.self) { try decode(Array("\n".utf8) + gbk + [0xFF, 0xFF]) }
    #expect(
      error
        == .undecodable(encoding: "GB18030", offset: 5, byte: 0xFF, at: ReportModel.SourceLocation(line: 2, column: 7)))
    let marked = #expect(throws: ReadError.self) { try decode([0xEF, 0xBB, 0xBF, 0x61, 0xFF]) }
    #expect(
      marked
        == .undecodable(encoding: "UTF-8", offset: 4, byte: 0xFF, at: ReportModel.SourceLocation(line: 1, column: 2)))
  }

  @Test func lossyReadingCountsWhatItReplaces() throws {
    let reading = try decode([0x61, 0xFF, 0x62, 0xFF], encoding: "utf-8", isLossy: true)
    #expect(text(reading) == "a\u{FFFD}b\u{FFFD}")
    #expect(reading.diagnostics.map(\.code) == [.lossyDecoding])
    #expect(reading.diagnostics.first?.message.hasPrefix("2 undecodable bytes") == true)
  }

  @Test func codePointsBeyondUnicodeAreUndecodable() throws {
    let beyond: [UInt8] = [0x61, 0xF4, 0x90, 0x80, 0x80]
    let error = #expect(throws: ReadError.self) { try decode(beyond, encoding: "utf-8") }
    #expect(error?.diagnostic.code == .undecodable)
    #expect(throws: ReadError.self) { try decode([0, 0, 0x11, 0], encoding: "UCS-4LE") }
    let lossy = try decode(beyond, encoding: "UTF-8", isLossy: true)
    #expect(text(lossy).hasPrefix("a\u{FFFD}") && lossy.diagnostics.map(\.code) == [.lossyDecoding])
  }

  @Test func byteOrderMarkSaysWhichEndComesFirst() throws {
    let big: [UInt8] = [0xFE, 0xFF, 0x5E, 0x8F]
    #expect(text(try decode(big, encoding: "UTF-16")) == "序")
    #expect(text(try decode([0xFF, 0xFE, 0, 0, 0x8F, 0x5E, 0, 0], encoding: "UTF-32")) == "序")
  }

  @Test(arguments: ["utf-7", "UTF-8//IGNORE", "klingon", ""])
  func strangeEncodingNamesAreRefused(_ name: String) {
    #expect(throws: ReadError.unknownEncoding(name)) { try decode([0x61], encoding: name) }
  }

  @Test func locationsCountLinesOfEveryKind() {
    let source = SourceText(bytes: Array("a\r\n中b\rc\n".utf8))
    #expect(source.location(at: 3) == ReportModel.SourceLocation(line: 2, column: 1))
    #expect(source.location(at: 6) == ReportModel.SourceLocation(line: 2, column: 4))
    #expect(source.location(at: 8) == ReportModel.SourceLocation(line: 3, column: 1))
    #expect(source.location(at: 99) == ReportModel.SourceLocation(line: 4, column: 1))
  }
}

struct FormatDetectionTests {
  @Test(arguments: [
    ("标题\n\t序号\n\t任务来源\n\n\t1\n\t甲", InputFormat.text),
    ("序号\t任务来源\n1\t甲", .tsv),
    ("标题,,\n序号,任务来源,x\n1,\"a\tb\",c", .csv),
    ("序号;任务来源\n1;甲", .csv),
    ("| 序号 | 任务来源 |\n|---|:-:|\n| 1 | 甲 |", .markdown),
    ("\u{20}\n<table><tr><td>序号", .html),
    ("<?xml version=\"1.0\"?><html/>", .html),
    ("{\"reports\": []}", .json),
    ("{甲},,\n序号,任务,来源\n1,2,3", .csv),
    ("题\n \t序号\n \t任务\n\n \t1\n \t甲\n", .text),
    ("文字<table><tr>", .html),
  ])
  func contentDecides(_ text: String, _ format: InputFormat) throws {
    #expect(try detectFormat(of: SourceText(bytes: Array(text.utf8)), fileExtension: "zzz") == format)
  }

  @Test func headerWithLineBreaksInItsCellsIsFound() throws {
    let source = SourceText(bytes: Array("进展情况\t\"重点\n工作\"\n\t甲\n".utf8))
    #expect(try detectFormat(of: source, fileExtension: "txt") == .tsv)
  }

  @Test func extensionHelpsWhereContentDoesNot() throws {
    let source = SourceText(bytes: Array("a,b\n1,2".utf8))
    #expect(try detectFormat(of: source, fileExtension: "CSV") == .csv)
    #expect(throws: ReadError.unknownFormat) { try detectFormat(of: source, fileExtension: nil) }
    let mixed = SourceText(bytes: Array("# 题\n\n<table>\n".utf8))
    #expect(try detectFormat(of: mixed, fileExtension: "md") == .markdown)
  }
}
