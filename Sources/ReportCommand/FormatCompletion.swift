internal import ArgumentParser
internal import ReportKit
internal import ReportModel

extension OutputFormatList {
  /// The formats of the command that is being typed, after those that stand before the last comma.
  static var defaultCompletionKind: CompletionKind {
    guard CompletionShell.requesting != .fish else { return .shellCommand(askedByFish) }
    return .custom { words, _, word in
      let typed = word.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
      let before = typed.map { $0 + "," }.joined()
      return formats(of: words.dropFirst().first ?? "").map(\.rawValue).filter { !typed.contains($0) }.map {
        before + $0
      }
    }
  }

  /// The parser's own script asks fish for the place in a word, which it knows of a word that is being typed only, not of one
  /// that `complete -C` is given.
  private static var askedByFish: String {
    "set -l words (commandline -opc); set -l word \"$(commandline -ct)\"; "
      + "command $words[1] ---completion $words[2] -- --to (count $words) (string length -- \"$word\") $words \"$word\""
  }

  private static func formats(of subcommand: String) -> [OutputFormat] {
    switch subcommand {
    case SummaryCommand.configuration.commandName: Templates.builtIn.formats(of: .summary)
    case CompareCommand.configuration.commandName: Templates.builtIn.formats(of: .comparison)
    case VerifyCommand.configuration.commandName: ReportConverter.verifiableFormats
    default: Templates.builtIn.formats(of: .report)
    }
  }
}
