internal import ArgumentParser
internal import ReportModel

/// The options that say how any document is written.
struct CommonWritingOptions: ParsableArguments {
  @Flag(help: "CSV: with the byte order mark and the CR LF that Excel needs for Chinese.")
  var csvExcel = false

  @Flag(help: "CSV and TSV: put ' before every cell that a spreadsheet could take for a formula.")
  var csvSafe = false

  @Option(help: "HTML, XHTML, XLSX, DOCX and PDF: the paper that they are printed on.")
  var page = WritingOptions.Page.a4Landscape

  @Option(help: "PDF: the program that prints it; auto is chromium where that is installed, else weasyprint.")
  var pdfEngine = WritingOptions.PDFEngine.auto

  var options: WritingOptions {
    var options = WritingOptions()
    options.csvForExcel = csvExcel
    options.csvSafe = csvSafe
    options.page = page
    options.pdfEngine = pdfEngine
    return options
  }
}

/// The options that say how reports are written.
struct WritingCommandOptions: ParsableArguments {
  @Flag(help: "CSV and TSV: put the title above the header and the notes below the rows.")
  var withTitle = false

  @OptionGroup var common: CommonWritingOptions

  @Option(
    help:
      "CSV and TSV: what stands in the cells that a merged cell covers: its text again (repeat), or nothing (blank).")
  var csvMerge = WritingOptions.Merges.repeat

  @Option(help: "Markdown: the same.")
  var markdownMerge = WritingOptions.Merges.repeat

  var options: WritingOptions {
    var options = common.options
    options.withTitle = withTitle
    options.csvMerges = csvMerge
    options.markdownMerges = markdownMerge
    return options
  }
}
