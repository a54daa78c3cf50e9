internal import ArgumentParser
internal import ReportKit
internal import ReportModel

/// A command whose arguments may be wrong together.
///
/// The parser's own `validate()` comes before it looks for options that it does not know, so that `--form csv` would be taken
/// for a flag and one input more.
protocol UsageChecking: ParsableCommand {
  /// - Throws: `ValidationError` where the arguments are wrong usage.
  func checkUsage() throws
}

extension ReportCommand {
  /// Turns wrong usage that shows after parsing into what the parser says of options: the words, the usage, and 64.
  static func wrongUsage(_ message: String, of command: any ParsableCommand.Type) -> ExitCode {
    let usage = usageString(for: command)
    // The name with the commands that it is one of, which stand before what it takes: reportkit ledger late <db>.
    let name = usage.split(separator: " ").prefix { !$0.hasPrefix("<") && !$0.hasPrefix("[") }.joined(separator: " ")
    let words =
      "Error: \(message.escapedForTerminal)\nUsage: \(usage)\n"
      + "  See '\(name) --help' for more information.\n"
    StandardStream.writeError(spoken(words))
    return .validationFailure
  }

  /// What the parser says of an option that the command does not have; where others have it, they are named.
  /// - Parameter message: What the parser says.
  static func namingOwners(_ message: String, _ arguments: [String]) -> String {
    let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "Error: Unknown option ", let typed = arguments.first,
      let line = message.split(separator: "\n").first
    else { return message }
    let option = String(parts[1].prefix { $0 != "=" })
    let owners = configuration.subcommands.filter { $0._commandName != typed && hasOption(option, $0) }
    guard !owners.isEmpty, configuration.subcommands.contains(where: { $0._commandName == typed }) else {
      return message
    }
    let words = Message.optionOfOthers(option, of: typed, owners: owners.map { $0._commandName })
    return message.replacing(line, with: "Error: \(words.spoken)", maxReplacements: 1)
  }

  private static func hasOption(_ option: String, _ command: any ParsableCommand.Type) -> Bool {
    helpMessage(for: command).split(separator: "\n").contains { line in
      line.hasPrefix("  -")
        && line.split(whereSeparator: { " ,/".contains($0) }).prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
          .contains { $0 == option }
    }
  }
}
