internal import Foundation
internal import TestSupport

/// libFuzzer's way in for programs that have a `main` of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

extension FuzzTarget {
  /// Named by the environment, not by an argument: libFuzzer starts itself anew to merge and to minimise, and hands on its
  /// own arguments only.
  fileprivate static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("FUZZ_TARGET is '\(name)'; expected one of \(names)")
    }
    return target
  }()
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
let status = runDriver(&argumentCount, &arguments) { bytes, count in
  let violations = FuzzTarget.chosen.violations(by: Array(UnsafeBufferPointer(start: bytes, count: count)))
  // A trap is what libFuzzer takes for a finding.
  guard violations.isEmpty else { fatalError(violations.joined(separator: "\n")) }
  return 0
}
exit(status)
