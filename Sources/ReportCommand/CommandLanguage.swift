internal import ArgumentParser
internal import ReportKit
internal import ReportModel

/// The language that the command speaks: that of `--language`, else of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`).
///
/// Arguments are looked at before they are parsed, because what is wrong with them is said in it too.
let commandLanguage: Language = {
  var arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }[...]
  while let argument = arguments.popFirst() {
    if argument == "--language", let next = arguments.first, let language = Language(rawValue: next) { return language }
    if argument.hasPrefix("--language="), let language = Language(rawValue: String(argument.dropFirst(11))) {
      return language
    }
  }
  return .ofLocale
}()

extension Message {
  /// The message in the language that the command speaks.
  var spoken: String { withRemedy.text(in: commandLanguage) }
}

extension ValidationError {
  /// Wrong usage, in the language that the command speaks.
  init(_ message: Message) { self.init(message.spoken) }
}
