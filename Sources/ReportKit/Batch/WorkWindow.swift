/// Hands out the numbers of a batch's inputs to its threads and takes their results back.
///
/// Never more than a window of them is begun and not finished, so that one slow input does not make the results of all
/// others wait in memory.
final class WorkWindow<Result: Sendable>: Sendable {
  private struct State {
    /// The number of the next input to hand out, of the next result in order, and of finished inputs.
    var next = 0
    var turn = 0
    var finished = 0
    /// The results that are handed in and not taken.
    var results: [Int: Result] = [:]
    var isStopped = false
  }

  private let count: Int
  private let width: Int
  private let isOrdered: Bool
  private let state = Monitor(State())

  /// - Parameters:
  ///   - count: How many inputs there are.
  ///   - width: How many of them may be begun and not finished.
  ///   - isOrdered: Whether a result can be taken only when all before it are.
  init(count: Int, width: Int, isOrdered: Bool) {
    self.count = count
    self.width = width
    self.isOrdered = isOrdered
  }

  /// The number of the next input, from 0, when its turn has come; nil when there is none.
  func take() -> Int? {
    let number = state.wait { [count, width] state -> Int? in
      guard !state.isStopped, state.next < count else { return count }
      guard state.next - state.finished < width else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    return number.flatMap { $0 < count ? $0 : nil }
  }

  /// Hands in the result of an input.
  func put(_ result: Result, at number: Int) { state.change { $0.results[number] = result } }

  /// Waits until a result can be taken, and takes it with those that come soon.
  /// - Parameters:
  ///   - limit: The number of results that is enough.
  ///   - time: How long to wait for them after the first.
  ///   - isEnough: Whether a result is one after which nobody should wait.
  /// - Returns: Results and their numbers, in the order of these.
  func results(
    upTo limit: Int, within time: Duration, orUntil isEnough: (Result) -> Bool
  ) -> [(number: Int, result: Result)] {
    var group: [(number: Int, result: Result)] = []
    var start: ContinuousClock.Instant?
    repeat {
      let left = start.map { time - ($0.duration(to: .now)) }
      guard let more = state.wait(left, for: { takeResults(of: &$0) }) else { break }
      start = start ?? .now
      group += more
    } while group.count < limit && !group.contains { isEnough($0.result) }
    return group.sorted { $0.number < $1.number }
  }

  /// - Returns: nil where there are none.
  private func takeResults(of state: inout State) -> [(number: Int, result: Result)]? {
    var taken: [(number: Int, result: Result)] = []
    if isOrdered {
      while let result = state.results.removeValue(forKey: state.turn) {
        taken.append((state.turn, result))
        state.turn += 1
      }
    } else {
      taken = state.results.map { ($0.key, $0.value) }
      state.results = [:]
    }
    return taken.isEmpty ? nil : taken
  }

  /// Counts so many more inputs as finished.
  func finish(_ count: Int) { state.change { $0.finished += count } }

  /// Hands out no more.
  func stop() { state.change { $0.isStopped = true } }
}
