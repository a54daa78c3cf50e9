import Foundation
import TestSupport
import Testing

/// What the fuzzer found to reach the most code; `make fuzz-corpus` chooses it.
struct CorpusTests {
  @Test(arguments: FuzzTarget.allCases)
  func everythingHoldsForTheKeptInputs(_ target: FuzzTarget) throws {
    let folder = Repository.url("Tests/ReportReadersTests/Corpus/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let violations = target.violations(by: [UInt8](try Data(contentsOf: file)))
      #expect(violations == [], "\(target) \(file.lastPathComponent)")
    }
  }
}
