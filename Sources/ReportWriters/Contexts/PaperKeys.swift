internal import ReportModel
internal import ReportTemplates

/// The keys of the paper, in the measures of office files; every root has them.
func paperKeys<Context: TemplateContext>(
  _ page: @escaping @Sendable (Context) -> WritingOptions.Page
) -> [TemplateKey<Context>] {
  [
    .flag("pageIsA3", "whether the paper is A3") { page($0) == .a3Landscape },
    .text("pageWidth", "the width of the paper, in twentieths of a point as documents of Word have it") {
      String(page($0).paper.width)
    },
    .text("pageHeight", "the height of the paper, in the same measure") { String(page($0).paper.height) },
    .text("textWidth", "the width between the margins, in the same measure") { String(page($0).textWidth) },
  ]
}
