internal import ArgumentParser
internal import Glibc
internal import ReportKit
internal import ReportModel

/// Where the command begins and ends.
@main
enum EntryPoint {
  static func main() {
    openMissingStreams()
    // A reader that is gone and a file that has grown too large are errors that we name, like a full disk.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    guard let arguments = arguments() else { end(.validationFailure) }
    do {
      if let mistake = ReportCommand.mistypedSubcommand(in: arguments) {
        end(ReportCommand.wrongUsage(mistake.message.spoken, of: mistake.command))
      }
      var command = try ReportCommand.parseSubcommand(arguments) ?? ReportCommand.parseAsRoot(arguments)
      if let checked = command as? any UsageChecking {
        do { try checked.checkUsage() } catch let error as ValidationError {
          end(ReportCommand.wrongUsage(error.message, of: type(of: checked)))
        }
      }
      // A script whose variable is not set makes one of "$FILE".
      if arguments.contains(where: \.isEmpty) {
        end(ReportCommand.wrongUsage(Message.emptyArgument.spoken, of: type(of: command)))
      }
      try command.run()
      end(.success)
    } catch {
      end(print(error, arguments) ?? ReportCommand.exitCode(for: error))
    }
  }

  /// Where one of the three streams is closed, the next file that is opened would get its number, and what is meant for the
  /// stream would go into the file. The streams are opened the wrong way round, so that using one is still an error.
  private static func openMissingStreams() {
    for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      guard open("/dev/null", mode) == stream else { end(.failure) }
    }
  }

  /// The arguments; nil where one is not UTF-8, which `CommandLine.arguments` would change into the name of another file.
  private static func arguments() -> [String]? {
    // Swift takes the arguments from /proc: without it a command line would look like one that asks for help.
    guard CommandLine.argc > 0 else {
      StandardStream.writeError(ReportCommand.spoken("Error: \(Message.noArguments.spoken)") + "\n")
      return nil
    }
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { break }
      guard let text = String(validatingCString: argument) else {
        let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument)).map { UInt8(bitPattern: $0) }
        let words = Message.argumentNotUTF8(textShowingBytes(bytes).escapedForTerminal).spoken
        StandardStream.writeError(ReportCommand.spoken("Error: \(words)") + "\n")
        return nil
      }
      arguments.append(text)
    }
    return arguments
  }

  /// Prints what the parser says of an error, or help that was asked for.
  /// - Returns: The exit code where it cannot be printed.
  private static func print(_ error: any Error, _ arguments: [String]) -> ExitCode? {
    let message = ReportCommand.namingOwners(ReportCommand.fullMessage(for: error), arguments)
    guard !message.isEmpty else { return nil }
    guard ReportCommand.exitCode(for: error) == .success else {
      StandardStream.writeError(ReportCommand.spoken(escaped(message, arguments)) + "\n")
      return nil
    }
    do throws(ReportError) { try StandardStream.write(message + "\n") } catch {
      for diagnostic in error.diagnostics {
        StandardStream.writeError(diagnostic.text(input: "reportkit", in: commandLanguage) + "\n")
      }
      return .failure
    }
    return nil
  }

  /// A message of several lines that may repeat arguments, whose own line ends must begin no line of it.
  private static func escaped(_ message: String, _ arguments: [String]) -> String {
    var message = message.unicodeScalars
    for argument in arguments {
      // `--limit=x` is repeated without its name.
      for text in [argument[...], argument.split(separator: "=", maxSplits: 1).last ?? argument[...]]
      where text.unicodeScalars.contains("\n") {
        message = message.replacing(text.unicodeScalars, with: text.escapedForTerminal.unicodeScalars)
      }
    }
    return String(message).split(separator: "\n", omittingEmptySubsequences: false).map(\.escapedForTerminal)
      .joined(separator: "\n")
  }

  /// Ends the process at once. Threads may convert still what nobody wants any more, and must not find the libraries closed
  /// that they use.
  private static func end(_ code: ExitCode) -> Never { _exit(code.rawValue) }
}
