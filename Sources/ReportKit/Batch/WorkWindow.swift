internal import Synchronization

/// Hands out the numbers of a batch's inputs to its tasks and takes their results back into order.
///
/// Never more than a window of them is begun and not finished, so that one slow input does not make the results of all
/// others wait in memory.
final class WorkWindow<Result: Sendable>: Sendable {
  private struct State {
    /// The number of the next input to hand out, of the next result to take, and of finished inputs.
    var next = 0
    var taken = 0
    var finished = 0
    var early: [Int: Result] = [:]
    var isStopped = false
    var tasks: [CheckedContinuation<Void, Never>] = []
    var taker: CheckedContinuation<Void, Never>?
  }

  private let count: Int
  private let width: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - count: How many inputs there are.
  ///   - width: How many of them may be begun and not finished.
  init(count: Int, width: Int) {
    self.count = count
    self.width = width
  }

  /// The number of the next input, from 0, when its turn has come; nil when there is none.
  func take() async -> Int? {
    while true {
      let (number, mustWait) = state.withLock { state -> (Int?, Bool) in
        guard !state.isStopped, state.next < count else { return (nil, false) }
        guard state.next - state.finished < width else { return (nil, true) }
        defer { state.next += 1 }
        return (state.next, false)
      }
      guard mustWait else { return number }
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          if state.isStopped || state.next - state.finished < width { return true }
          state.tasks.append(continuation)
          return false
        }
        if isFree { continuation.resume() }
      }
    }
  }

  /// Hands in the result of an input.
  func put(_ result: Result, at number: Int) {
    let taker = state.withLock { state -> CheckedContinuation<Void, Never>? in
      state.early[number] = result
      guard number == state.taken else { return nil }
      defer { state.taker = nil }
      return state.taker
    }
    taker?.resume()
  }

  /// Waits until the result is there whose turn it is, and takes it and those that follow it, up to so many.
  nonisolated(nonsending) func results(upTo limit: Int) async -> [Result] {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.early[state.taken] != nil || state.taken == count { return true }
        state.taker = continuation
        return false
      }
      if isThere { continuation.resume() }
    }
    return state.withLock { state in
      var results: [Result] = []
      while results.count < limit, let result = state.early.removeValue(forKey: state.taken) {
        results.append(result)
        state.taken += 1
      }
      return results
    }
  }

  /// Counts so many more inputs as finished.
  func finish(_ count: Int) { release { $0.finished += count } }

  /// Hands out no more.
  func stop() { release { $0.isStopped = true } }

  private func release(_ change: (inout State) -> Void) {
    let tasks = state.withLock { state in
      change(&state)
      defer { state.tasks = [] }
      return state.tasks
    }
    for task in tasks { task.resume() }
  }
}
