internal import ArgumentParser
internal import ReportKit
internal import ReportModel

/// The conversion of many inputs to a folder, as the terminal shows it.
extension ConvertCommand {
  func convert(
    _ paths: [String], to folder: String, formats: [OutputFormat], with converter: ReportConverter,
    expecting expected: ExpectedOffices?, _ printer: inout DiagnosticPrinter
  ) throws {
    let list = InputList(paths, leavingOut: [folder] + expecting.files, reader: converter.reader)
    printer.print(list.skipped)
    let names = try usage { () throws(UsageError) -> OutputNames in
      let names = try OutputNames(list.inputs, in: folder, formats: formats)
      if let manifest = batch.manifest { try names.refuse(manifest: manifest) }
      return names
    }
    var options = BatchConversion.Options()
    options.jobs = batch.jobs ?? options.jobs
    options.isStrict = diagnostics.strict
    options.stopsAtFailure = batch.failFast
    options.manifest = batch.manifest
    options.resumes = batch.resume
    options.namesIssuers = expected != nil
    let conversion = BatchConversion(converter: converter, formats: formats, folder: folder, options: options)
    let isMany = paths.count > 1 || batch.filesFrom != nil || paths.contains { OutputFolder.exists($0) }
    var progress = ProgressBar(total: list.inputs.count, isShown: isMany && !diagnostics.quiet)
    var submissions = SubmissionList()
    do throws(ReportError) {
      let counts = try conversion.run(list.inputs, names: names) { results, counts in
        for result in results where result.status != .unchanged && !result.diagnostics.isEmpty {
          progress.clear()
          printer.print(result.diagnostics)
        }
        for result in results { submissions.add(result) }
        progress.show(counts)
      }
      progress.clear()
      submissions.report(expected, to: &printer)
      if isMany { printer.close(counts, seconds: progress.seconds) }
    } catch {
      progress.clear()
      printer.print(error.of(conversion.folder).diagnostics)
    }
  }
}
