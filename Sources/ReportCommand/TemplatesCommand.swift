internal import ArgumentParser
internal import ReportKit
internal import ReportModel

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List, export and check the templates that outputs are written with.",
    discussion: """
      The output of each format is written by the template report.FORMAT.mustache; other templates are parts of these. A \
      folder of your own with files of the same names replaces them, and a file report.NAME.mustache adds a format NAME. \
      The README.md that 'templates export' writes beside them lists every key that they can use.

      EXAMPLES
        reportkit templates export mine/
        reportkit templates check mine/
        reportkit convert report.txt --templates mine/ -o report.html
      """,
    subcommands: [List.self, Export.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the templates, and what each is for.")

    @OptionGroup var templates: TemplateOptions
    @OptionGroup var diagnostics: DiagnosticOptions

    func run() throws {
      try reportingErrors(diagnostics, of: templates.folder) { printer throws(ReportError) in
        let files = try templates.read(printer: &printer).files
        let width = files.reduce(0) { max($0, $1.name.utf8.count) }
        return files.map { file in
          let use =
            Templates.output(ofFile: file.name).map { output in
              output.kind == .check
                ? "check --report"
                : (output.kind == .report ? "" : output.kind.rawValue + " ") + "--to \(output.format.rawValue)"
            } ?? "part of others"
          let origin = file.isBuiltIn ? "built in" : "yours"
          let padding = String(repeating: " ", count: width - file.name.utf8.count)
          return "\(file.name)\(padding)  \(use), \(origin)".escapedForTerminal + "\n"
        }
        .joined()
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write the built-in templates, and the reference of their keys, into a folder.",
      discussion: "Files that are there already are left alone, and are an error.")

    @Argument(
      help: ArgumentHelp("The folder; it is made where it is missing.", valueName: "dir"), completion: .directory)
    var folder: String

    @OptionGroup var diagnostics: DiagnosticOptions

    func run() throws {
      try reportingErrors(diagnostics, of: folder) { _ throws(ReportError) in
        do throws(ReportError) { return try Templates.builtIn.export(to: folder).map { $0 + "\n" }.joined() } catch {
          throw error.of(folder)
        }
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check a folder of templates: every key, partial, content type and section.")

    @Argument(help: ArgumentHelp("The folder with your templates.", valueName: "dir"), completion: .directory)
    var folder: String

    @OptionGroup var diagnostics: DiagnosticOptions

    func run() throws {
      try reportingErrors(diagnostics, of: folder) { printer throws(ReportError) in
        let templates = try TemplateOptions.read(folder, printer: &printer)
        let own = templates.files.count { !$0.isBuiltIn }
        return Message.checkedTemplates(own).spoken + "\n"
      }
    }
  }
}

/// Prints what a step gives, or what is wrong with the files that it needed.
private func reportingErrors(
  _ options: DiagnosticOptions, of name: String?, _ step: (inout DiagnosticPrinter) throws(ReportError) -> String
) throws {
  var printer = DiagnosticPrinter(options: options)
  printer.reportingErrors { printer throws(ReportError) in
    let text = try step(&printer)
    do throws(ReportError) { try StandardStream.write(text) } catch {
      throw error.of(name ?? "templates")
    }
  }
  if printer.hasFailed { throw ExitCode(1) }
}
