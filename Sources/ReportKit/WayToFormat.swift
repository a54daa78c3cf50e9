package import ReportModel

extension OutputFormat {
  /// The way to a kind of file that ReportKit does not write, by its extension; nil where there is none to tell.
  package static func way(to name: String) -> Message? {
    let name = name.lowercased()
    return switch name {
    case "pdf": .wayToPDF
    case "docx", "doc", "wps", "odt", "rtf": .wayToWord(name)
    case "xlsx", "xls", "et", "ods": .wayToExcel(name)
    default: nil
    }
  }
}
