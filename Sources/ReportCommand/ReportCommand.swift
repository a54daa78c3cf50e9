internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reportkit",
    abstract: "Reads report tables (落实情况表, 进展情况表, 责任清单 …) and writes them in standard formats.",
    discussion: """
      Inputs are documents of Word, WPS and LibreOffice (docx, odt), workbooks (xlsx, ods), web pages and web archives, CSV, TSV,
      pasted text, Markdown, XML spreadsheets and ReportKit's own JSON; with LibreOffice installed also doc, xls, wps, et and rtf.

      EXAMPLES
        reportkit convert report.docx -o report.html
        reportkit convert report.txt --to csv | head
        reportkit convert *.txt *.html --to html,csv,json -o out/
        reportkit summary *.txt -o summary.xhtml
        reportkit check --strict *.xlsx
        reportkit explain page.html

      Exit status: 0 all done; 1 some input failed, or had a warning under --strict; 64 wrong usage.
      """,
    version: reportKitVersion,
    subcommands: [
      ConvertCommand.self, SummaryCommand.self, MergeCommand.self, SplitCommand.self, CompareCommand.self,
      LedgerCommand.self,
      InspectCommand.self,
      ExplainCommand.self,
      CheckCommand.self, VerifyCommand.self, WorkerCommand.self, RolesCommand.self, SchemaCommand.self,
      TemplatesCommand.self,
    ])

  /// What the parser says of wrong usage, in the language that the command speaks.
  static func spoken(_ message: String) -> String {
    commandLanguage == .chinese ? UsageTranslation.chinese(message) : message
  }

  /// The subcommand that arguments begin with, parsed as a command of its own; nil where the whole parser has something to say.
  ///
  /// Most of what starting costs is that the parser looks at types; so it looks only at those of one command.
  static func parseSubcommand(_ arguments: [String]) -> (any ParsableCommand)? {
    var command: any ParsableCommand.Type = self
    var rest = arguments[...]
    while !command.configuration.subcommands.isEmpty {
      guard let word = rest.popFirst(),
        let next = command.configuration.subcommands.first(where: { $0._commandName == word })
      else { return nil }
      command = next
    }
    // Help that is asked for says the whole name of the command, which only the whole parser knows.
    guard let parsed = try? command.parseAsRoot(Array(rest)), type(of: parsed) == command else { return nil }
    return parsed
  }

  /// What is wrong with a word that stands where a subcommand is expected; the parser would call it an unexpected argument.
  static func mistypedSubcommand(in arguments: [String]) -> (message: Message, command: any ParsableCommand.Type)? {
    var command: any ParsableCommand.Type = self
    for (place, word) in arguments.enumerated() where place > 0 || word != "help" {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !word.hasPrefix("-") else { return nil }
      guard let next = subcommands.first(where: { $0._commandName == word }) else {
        let names = subcommands.map { $0._commandName }
        guard let nearest = nearestName(to: word, among: names) else {
          return (.noCommand(word, known: names.joined(separator: ", ")), command)
        }
        return (.didYouMean(nearest, after: .noCommand(word)), command)
      }
      command = next
    }
    return nil
  }
}
