internal import ArgumentParser
internal import ReportKit
internal import ReportModel

extension OutputFormatList {
  /// The formats of the command that is being typed, behind those that stand before the last comma.
  static var defaultCompletionKind: CompletionKind {
    .custom { words, _, word in
      let typed = word.split(separator: ",", omittingEmptySubsequences: false).dropLast().map(String.init)
      let before = typed.map { $0 + "," }.joined()
      return formats(of: words.dropFirst().first ?? "").map(\.rawValue).filter { !typed.contains($0) }.map {
        before + $0
      }
    }
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
