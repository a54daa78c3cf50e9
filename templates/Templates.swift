/// The templates that the library carries, by file name.
package let builtInTemplates: [String: [UInt8]] = [
  "report.csv.mustache": PackageResources.report_csv_mustache,
  "report.html.mustache": PackageResources.report_html_mustache,
  "report.markdown.mustache": PackageResources.report_markdown_mustache,
  "report.tsv.mustache": PackageResources.report_tsv_mustache,
  "report.xhtml.mustache": PackageResources.report_xhtml_mustache,
  "table.mustache": PackageResources.table_mustache,
  "print.mustache": PackageResources.print_mustache,
  "print-titles.mustache": PackageResources.print_titles_mustache,
  "screen.mustache": PackageResources.screen_mustache,
  "summary.tsv.mustache": PackageResources.summary_tsv_mustache,
  "compare.tsv.mustache": PackageResources.compare_tsv_mustache,
  "summary.csv.mustache": PackageResources.summary_csv_mustache,
  "summary.html.mustache": PackageResources.summary_html_mustache,
  "summary.markdown.mustache": PackageResources.summary_markdown_mustache,
  "summary.xhtml.mustache": PackageResources.summary_xhtml_mustache,
  "summary-head.mustache": PackageResources.summary_head_mustache,
  "summary-tasks.mustache": PackageResources.summary_tasks_mustache,
  "summary-chart.mustache": PackageResources.summary_chart_mustache,
  "summary-print.mustache": PackageResources.summary_print_mustache,
  "compare.csv.mustache": PackageResources.compare_csv_mustache,
  "compare.html.mustache": PackageResources.compare_html_mustache,
  "compare.markdown.mustache": PackageResources.compare_markdown_mustache,
  "compare.xhtml.mustache": PackageResources.compare_xhtml_mustache,
  "compare-body.mustache": PackageResources.compare_body_mustache,
  "summary-columns.mustache": PackageResources.summary_columns_mustache,
  "summary-counts.mustache": PackageResources.summary_counts_mustache,
  "summary-bar.mustache": PackageResources.summary_bar_mustache,
  "summary-group.mustache": PackageResources.summary_group_mustache,
]

/// The README.md beside them.
package let builtInManual: [UInt8] = PackageResources.README_md
