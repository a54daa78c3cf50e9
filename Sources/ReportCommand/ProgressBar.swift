internal import Glibc
internal import ReportKit
internal import ReportModel

/// A line on the terminal that says how far a run has come; on anything but a terminal, nothing.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var isDrawn = false

  /// More often would only flicker.
  private static let interval = Duration.milliseconds(100)

  init(total: Int, isShown: Bool) {
    self.total = total
    let terminal = getenv("TERM").map { String(cString: $0) }
    self.isShown = isShown && isatty(STDERR_FILENO) == 1 && terminal != "dumb"
  }

  /// The time since the run began.
  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// Draws the line anew, if the last time is long enough ago.
  mutating func show(_ counts: BatchCounts) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard lastDrawn.map({ now - $0 >= Self.interval }) ?? true else { return }
    lastDrawn = now
    isDrawn = true
    // To the start of the line, and clear to its end (ECMA-48: CR, EL).
    StandardStream.writeError(
      "\r\(Self.line(counts, total: total, seconds: seconds, width: Self.terminalWidth))\u{1B}[K")
  }

  /// Takes the line away, for something else to be printed or for good.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    StandardStream.writeError("\r\u{1B}[K")
  }

  /// `[######--------]  42%  630/1500  812/s  1 s left  2 failed`, cut to the columns that there are.
  static func line(_ counts: BatchCounts, total: Int, seconds: Double, width: Int) -> String {
    let finished = counts.finished
    let share = total > 0 ? Double(finished) / Double(total) : 1
    var words = "\(Int(share * 100))%  \(finished)/\(total)"
    if seconds > 0, finished > 0 {
      let rate = Double(finished) / seconds
      words += "  \(Int(rate))/s  \(Message.timeLeft(duration(Double(total - finished) / rate)).spoken)"
    }
    if counts.failed > 0 { words += "  \(Message.failed(counts.failed).spoken)" }
    let bar = 24
    let filled = Int(share * Double(bar))
    let line = "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: bar - filled))]  \(words)"
    return String(line.prefix(max(0, width - 1)))
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    return seconds < 3_600 ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds / 3_600) h \(seconds / 60 % 60) min"
  }

  private static var terminalWidth: Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
