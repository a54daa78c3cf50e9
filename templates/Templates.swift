/// The templates that the library carries, by file name.
package let builtInTemplates: [String: [UInt8]] = [
  "report.csv.mustache": PackageResources.report_csv_mustache,
  "report.html.mustache": PackageResources.report_html_mustache,
  "report.markdown.mustache": PackageResources.report_markdown_mustache,
  "report.tsv.mustache": PackageResources.report_tsv_mustache,
  "report.xhtml.mustache": PackageResources.report_xhtml_mustache,
  "table.mustache": PackageResources.table_mustache,
  "print.mustache": PackageResources.print_mustache,
  "screen.mustache": PackageResources.screen_mustache,
]

/// The README.md beside them.
package let builtInManual: [UInt8] = PackageResources.README_md
