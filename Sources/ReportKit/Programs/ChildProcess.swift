internal import CLinux
internal import Glibc
internal import ReportModel

/// Why a program cannot be run.
struct ProgramError: Error {
  let reason: Message
}

/// Runs a program that must not outlive us, nor its time.
///
/// It gets a process group of its own. A second process waits for us to be done or gone, however we go, and then ends the
/// group and removes the folder.
enum ChildProcess {
  enum End { case exit(Int32), signal(Int32), timeIsOver }

  /// Runs a program until it ends or its time is over; then nothing of its group is left.
  /// - Parameters:
  ///   - arguments: Its path, and its arguments.
  ///   - environment: Each `NAME=VALUE`.
  ///   - folder: What is removed even if we are killed.
  /// - Throws: `ProgramError` where it cannot be started.
  static func run(
    _ arguments: [String], environment: [String], folder: String, within time: Duration
  ) throws(ProgramError) -> End {
    let program = try start(arguments, environment: environment, folder: folder)
    let start = ContinuousClock.now
    var hasEnded = false
    while !hasEnded, start.duration(to: .now) < time {
      // The program is left to be waited for, so that its number is no other's before its group is ended.
      var information = siginfo_t()
      hasEnded =
        waitid(P_PID, id_t(program.process), &information, WEXITED | WNOHANG | WNOWAIT) != 0
        || information.si_signo != 0
      if !hasEnded { usleep(5_000) }
    }
    let status = program.end()
    guard hasEnded else { return .timeIsOver }
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// A program that runs until somebody ends it, or we are gone.
  struct Running {
    let process: pid_t
    fileprivate let guardian: Guardian

    /// Ends it, and all of its group.
    /// - Returns: The status, as waitpid(2) gives it.
    @discardableResult
    func end() -> Int32 {
      kill(-process, SIGKILL)
      guardian.dismiss()
      return ChildProcess.wait(for: process)
    }
  }

  /// Waits for a line before it becomes the program, and ends without one: until the guardian stands, nobody would end the program
  /// where we are killed.
  private static let gated = ["/bin/sh", "-c", "read -r _ && exec \"$@\" </dev/null", "sh"]

  /// Starts a program.
  /// - Parameter streams: Descriptors of ours that it gets as its own from 3 on.
  /// - Throws: `ProgramError` where it cannot be started.
  static func start(
    _ arguments: [String], environment: [String], folder: String, streams: [Int32] = []
  ) throws(ProgramError) -> Running {
    guard let path = arguments.first, access(path, X_OK) == 0 else { throw ProgramError(reason: systemError()) }
    var gate: [Int32] = [-1, -1]
    guard pipe2(&gate, O_CLOEXEC) == 0 else { throw ProgramError(reason: systemError()) }
    defer { for end in gate { close(end) } }
    let process = try spawn(Self.gated + arguments, environment: environment, input: gate[0], streams: streams)
    do throws(ProgramError) {
      let guardian = try Guardian(of: process, folder: folder)
      guard write(gate[1], "\n", 1) == 1 else {
        guardian.dismiss()
        throw ProgramError(reason: systemError())
      }
      return Running(process: process, guardian: guardian)
    } catch {
      kill(-process, SIGKILL)
      _ = wait(for: process)
      throw error
    }
  }

  /// The process that ends a group when we are gone.
  fileprivate struct Guardian {
    private let process: pid_t
    private let end: Int32

    /// It reads a line that never comes; the end of the pipe is ours.
    private static let script = "read -r _; kill -KILL \"-$1\" 2>/dev/null; rm -rf -- \"$2\""

    fileprivate init(of program: pid_t, folder: String) throws(ProgramError) {
      var ends: [Int32] = [-1, -1]
      guard pipe2(&ends, O_CLOEXEC) == 0 else { throw ProgramError(reason: systemError()) }
      defer { close(ends[0]) }
      do throws(ProgramError) {
        process = try spawn(
          ["/bin/sh", "-c", Self.script, "sh", "\(program)", folder], environment: ["PATH=/usr/bin:/bin"],
          input: ends[0])
      } catch {
        close(ends[1])
        throw error
      }
      end = ends[1]
    }

    /// Sends it away; whoever made the folder removes it.
    fileprivate func dismiss() {
      kill(process, SIGKILL)
      close(end)
      _ = ChildProcess.wait(for: process)
    }
  }

  /// - Returns: The status, as waitpid(2) gives it.
  fileprivate static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Starts a program in a group of its own, which reads what a descriptor gives and has nowhere to write.
  private static func spawn(
    _ arguments: [String], environment: [String], input: Int32, streams: [Int32] = []
  ) throws(ProgramError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    // They are numbered so high that none is overwritten before it is given.
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, STDERR_FILENO + 1 + Int32(number))
    }
    // Streams that others have left open for us are not for strangers, and would be held open.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1 + Int32(streams.count))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    // What we ignore, or whoever has started us, is no concern of the program's.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    var process = pid_t()
    guard let path = arguments.first else { throw ProgramError(reason: systemError(ENOENT)) }
    let code = withPointers(to: arguments) { arguments in
      withPointers(to: environment) { environment in
        posix_spawn(&process, path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw ProgramError(reason: systemError(code)) }
    return process
  }

  /// Lends texts to C, with a zero after the last.
  private static func withPointers<Result>(
    to texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
    pointers[texts.count] = nil
    defer {
      for index in texts.indices { free(pointers[index]) }
      pointers.deallocate()
    }
    return body(pointers)
  }
}
