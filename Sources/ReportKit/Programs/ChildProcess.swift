internal import CLinux
internal import Glibc
internal import ReportModel

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
  /// - Throws: ``ReportModel/ReportError`` where it cannot be started.
  static func run(
    _ arguments: [String], environment: [String], folder: String, within time: Duration
  ) throws(ReportError) -> End {
    let program = try spawn(arguments, environment: environment, input: nil)
    let guardian: Guardian
    do throws(ReportError) { guardian = try Guardian(of: program, folder: folder) } catch {
      kill(-program, SIGKILL)
      _ = wait(for: program)
      throw error
    }
    let start = ContinuousClock.now
    var hasEnded = false
    while !hasEnded, start.duration(to: .now) < time {
      // The program is left to be waited for, so that its number is no other's before its group is ended.
      var information = siginfo_t()
      hasEnded =
        waitid(P_PID, id_t(program), &information, WEXITED | WNOHANG | WNOWAIT) != 0 || information.si_signo != 0
      if !hasEnded { usleep(5_000) }
    }
    kill(-program, SIGKILL)
    guardian.dismiss()
    let status = wait(for: program)
    guard hasEnded else { return .timeIsOver }
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// The process that ends a group when we are gone.
  private struct Guardian {
    private let process: pid_t
    private let end: Int32

    /// It reads a line that never comes; the end of the pipe is ours.
    private static let script = "read -r _; kill -KILL \"-$1\" 2>/dev/null; rm -rf -- \"$2\""

    init(of program: pid_t, folder: String) throws(ReportError) {
      var ends: [Int32] = [-1, -1]
      guard pipe2(&ends, O_CLOEXEC) == 0 else { throw LibreOffice.notStarted(systemError()) }
      defer { close(ends[0]) }
      do throws(ReportError) {
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
    func dismiss() {
      kill(process, SIGKILL)
      close(end)
      _ = ChildProcess.wait(for: process)
    }
  }

  /// - Returns: The status, as waitpid(2) gives it.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Starts a program in a group of its own, with nothing to read, or what a descriptor gives, and nowhere to write.
  private static func spawn(
    _ arguments: [String], environment: [String], input: Int32?
  ) throws(ReportError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    // Streams that others have left open for us are not for strangers, and would be held open.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
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
    guard let path = arguments.first else { throw LibreOffice.notStarted(systemError(ENOENT)) }
    let code = withPointers(to: arguments) { arguments in
      withPointers(to: environment) { environment in
        posix_spawn(&process, path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw LibreOffice.notStarted(systemError(code)) }
    return process
  }

  /// Lends texts to C, with a zero behind the last.
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
