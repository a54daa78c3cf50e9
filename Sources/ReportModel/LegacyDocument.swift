/// A document of a format that only LibreOffice reads.
package struct LegacyDocument: Sendable, Equatable {
  /// The extension of its files, without the dot.
  package let fileExtension: String
  /// The format of today in which LibreOffice writes it anew.
  package let target: InputFormat
  /// The name of LibreOffice's filter for that.
  package let filter: String
  /// The package of Debian that brings what is needed.
  package let package: String

  private init(_ fileExtension: String, text: Bool) {
    self.fileExtension = fileExtension
    target = text ? .docx : .xlsx
    filter = text ? "MS Word 2007 XML" : "Calc MS Excel 2007 XML"
    package = text ? "libreoffice-writer-nogui" : "libreoffice-calc-nogui"
  }

  /// Documents of Word up to 2003, and of WPS.
  package static let word = LegacyDocument("doc", text: true)
  /// Workbooks of Excel up to 2003, and of WPS.
  package static let excel = LegacyDocument("xls", text: false)
  /// Documents of Microsoft Works.
  package static let works = LegacyDocument("wps", text: true)
  /// Rich text.
  package static let richText = LegacyDocument("rtf", text: true)
  /// Workbooks of Excel in binary parts.
  package static let binaryWorkbook = LegacyDocument("xlsb", text: false)
  /// Texts of the Unified Office Format (GB/T 20916-2007), 标文通.
  package static let unifiedText = LegacyDocument("uot", text: true)
  /// Its spreadsheets.
  package static let unifiedSpreadsheet = LegacyDocument("uos", text: false)
  /// Documents of Word 2003 as XML.
  package static let wordMarkup = LegacyDocument("xml", text: true)
  /// Texts of OpenOffice.org 1.
  package static let oldText = LegacyDocument("sxw", text: true)
  /// Spreadsheets of OpenOffice.org 1.
  package static let oldSpreadsheet = LegacyDocument("sxc", text: false)
}
