import Glibc

/// Counts the instructions of pieces of work, each in a process of its own.
///
/// This process runs under valgrind's cachegrind, and so do its forks. Each leaves a log with the number of instructions that it
/// and its parent before the fork have executed. That number hardly changes from run to run, whatever else the machine does; it
/// covers libraries in C, and a copy of memory counts its bytes.
struct InstructionCount {
  /// Where the logs are, each called after its process.
  let folder: String

  /// No row takes a tenth of it; where the work grows with a power it is not waited for.
  private static let mostSeconds: rlim_t = 60

  /// Runs pieces of work at the same time.
  /// - Returns: The instructions of each, with those of this process before; nil where a process crashed, or was stopped because
  ///   it took too long.
  func count(_ works: [() -> Void]) -> [Int?] {
    let children = works.map { work -> pid_t in
      let child = fork()
      if child == 0 {
        var limit = rlimit(rlim_cur: Self.mostSeconds, rlim_max: Self.mostSeconds)
        setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
        work()
        _exit(0)
      }
      return child
    }
    return children.map { child in
      var status: Int32 = 0
      guard waitpid(child, &status, 0) == child, status == 0 else { return nil }
      let log = "\(folder)/\(child).log"
      defer { unlink(log) }
      return Self.instructions(inLog: log)
    }
  }

  /// The number in `==123== I   refs:      1,330,435`.
  private static func instructions(inLog path: String) -> Int? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var text: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      text.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    for line in text.split(separator: UInt8(ascii: "\n")).reversed() {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count >= 4, words[1] == "I", words[2] == "refs:" else { continue }
      return Int(String(words[3].filter { $0 != "," }))
    }
    return nil
  }
}
