import Foundation
import ReportModel
import ReportKit
import ReportReaders
import ReportRecognition
import TestSupport
import Testing

/// Mutated samples through every reader: a reading or an error, never a crash, and every place inside the input.
struct FuzzTests {
  @Test(arguments: InputFormat.allCases.filter { !$0.isPackage })
  func mutatedSamples(_ format: InputFormat) throws {
    let seed = UInt64(ProcessInfo.processInfo.environment["REPORTKIT_SEED"] ?? "") ?? 20_261_123
    var generator = SeededGenerator(seed: seed)
    // The expected outputs are inputs too: they are where the JSON comes from.
    let outputs = Repository.samples.flatMap { sample in ["json", "md", "html"].map { "expected/\(sample).\($0)" } }
    let inputs = (Repository.samples + outputs).map { "samples/\($0)" } + ["Tests/Fixtures/workbook.xml"]
    let samples = try inputs.map { name in
      (bytes: try Repository.bytes(name), fileExtension: name.split(separator: ".").last.map(String.init))
    }
    // Every other sample is of the reader's own format, the rest are anything.
    let own = samples.filter { sample in sample.fileExtension.flatMap { InputFormat(fileExtension: $0) } == format }
    var readings = 0
    for round in 0..<5_000 {
      let choice = Bool.random(using: &generator) ? own : samples
      let bytes = mutate(try #require(choice.randomElement(using: &generator)).bytes, &generator)
      do throws(ReadError) {
        let source = try decode(bytes, isLossy: round.isMultiple(of: 2)).value
        let tables = try readTables(source, as: format)
        check(tables.diagnostics, source, "seed \(seed) round \(round)")
        readings += 1
        for report in try recognizeReports(in: tables.value, source: source) {
          check(report.diagnostics, source, "seed \(seed) round \(round)")
          let (rows, columns) = (report.value.rows, report.value.columns)
          #expect(rows.allSatisfy { $0.cells.count == columns.count }, "seed \(seed) round \(round)")
        }
      } catch {
        #expect(!error.diagnostic.message.isEmpty)
      }
    }
    // One sign that is wrong makes XML unreadable.
    #expect(readings > (format == .spreadsheetML ? 40 : 100))
  }

  /// The kept inputs of the packages likewise: archives with changed bytes, and whole archives whose parts are changed.
  @Test(arguments: [FuzzTarget.xml, .container, .worksheet, .opendocument, .word, .opentext])
  func mutatedPackages(_ target: FuzzTarget) throws {
    let seed = UInt64(ProcessInfo.processInfo.environment["REPORTKIT_SEED"] ?? "") ?? 20_261_127
    var generator = SeededGenerator(seed: seed)
    let folder = Repository.url("Tests/ReportReadersTests/Corpus/\(target.rawValue)")
    let samples = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
    for round in 0..<1_000 {
      let bytes = mutate(try #require(samples.randomElement(using: &generator)), &generator)
      #expect(target.violations(by: bytes) == [], "seed \(seed) round \(round)")
    }
  }

  private func check(_ diagnostics: [Diagnostic], _ source: SourceText, _ hint: @autoclosure () -> String) {
    for case let place? in diagnostics.map(\.location) where !source.contains(place) {
      Issue.record("\(place) is no place of the input, \(hint())")
    }
  }

  private func mutate(_ sample: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    // Short inputs reach more states in the same time.
    if Bool.random(using: &generator) { bytes = Array(bytes.prefix(Int.random(in: 0...1_500, using: &generator))) }
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(Array("\t\n\r\"<>|&,;{}[]\\-\0 1".utf8).randomElement(using: &generator) ?? 0, at: place)
      case 3: bytes.removeSubrange(place..<min(place + 40, bytes.count))
      case 4: bytes.insert(contentsOf: bytes[place..<min(place + 40, bytes.count)], at: place)
      default:
        let pieces = [
          "<table>", "</td>", "<td rowspan=0 colspan=999>", "\"\"", "| --- |", "{\"reports\":[", "第1-9999项", "1.",
          "\n\t", "<row r=\"9\">", "<c t=\"s\"><v>1</v></c>", "<mergeCell ref=\"A1:Z9\"/>", "_x000D_",
          "table:number-rows-repeated=\"99\"", "</table:table-row>", "PK\u{1}\u{2}",
        ]
        bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
      }
    }
    return bytes
  }
}
