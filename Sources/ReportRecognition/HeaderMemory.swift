internal import ReportText
internal import Synchronization

/// How names have been read: the reports of a batch have the same header, and each of its names is asked for several times.
final class HeaderMemory: Sendable {
  /// Longer names are hardly met twice.
  static let longestName = 120
  /// So many names are kept; then all are forgotten, so that a batch of any size takes no more memory.
  private static let mostNames = 2_048

  private let readings = Mutex<[Text: HeaderReading]>([:])

  /// The reading of a name, which is made where nobody has asked for it before.
  func reading(of name: String, made read: () -> HeaderReading) -> HeaderReading {
    guard name.utf8.count <= Self.longestName else { return read() }
    let key = Text(name)
    if let known = readings.withLock({ $0[key] }) { return known }
    let reading = read()
    readings.withLock { readings in
      if readings.count >= Self.mostNames { readings.removeAll(keepingCapacity: true) }
      readings[key] = reading
    }
    return reading
  }
}
