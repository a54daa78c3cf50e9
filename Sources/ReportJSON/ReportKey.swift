/// The names of the members that reports have in JSON and that are read back, for those who write them and those who read them.
package enum ReportKey: String, CaseIterable {
  case reports, title, text, kind, columns, name, role, type, period, levels, sharedLevels, rows, cells, merged, column,
    notes, notesAbove
}
