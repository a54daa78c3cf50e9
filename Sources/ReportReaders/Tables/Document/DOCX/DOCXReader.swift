internal import ReportModel
internal import ReportText

/// Reads the tables of a document of Word and the lines around them, as somebody sees them who opens it with the changes accepted:
/// with the numbers that Word makes, without what is deleted or hidden.
/// - Parameter main: The name of the document's part.
/// - Throws: `ReadError.malformedXML`, `ReadError.malformedContainer`, `ReadError.limitExceeded`.
func readDOCX(_ package: Package, main: String) throws(ReadError) -> Reading<PackageContent> {
  let relationships = try package.relationships(of: main)
  func part(_ kind: String) -> String? { relationships.first { $0.kind == kind && !$0.isExternal }?.target }
  var styles = WordStylesPart()
  if let name = part("styles") { try package.parse(name, to: &styles) }
  var numbering = NumberingPart()
  if let name = part("numbering") { try package.parse(name, to: &numbering) }
  var definitions = numbering.definitions
  definitions.instancesOfStyles = styles.styles.numbers
  let look = WordLook(styles: styles.styles, numbering: definitions)
  func notes(_ kind: String) throws(ReadError) -> [Text: WordNotes.Note] {
    guard let name = part(kind) else { return [:] }
    var reader = WordDocumentReader(look: look, notes: WordNotes(), limits: package.limits)
    try package.parse(name, to: &reader)
    return reader.ownNotes
  }
  var all = WordNotes()
  all.footnotes = try notes("footnotes")
  all.endnotes = try notes("endnotes")
  if !all.areEmpty {
    var found = WordNoteStyles()
    try package.parse(main, to: &found)
    // What its sections do not say holds for the whole document (17.11.11).
    if let name = part("settings") { try package.parse(name, to: &found) }
    all.footnoteStyle = found.footnotes ?? all.footnoteStyle
    all.endnoteStyle = found.endnotes ?? all.endnoteStyle
  }
  var reader = WordDocumentReader(look: look, notes: all, limits: package.limits)
  guard try package.parse(main, to: &reader) else { throw .malformedContainer(.missingPart(main)) }
  if reader.fields.leave() { reader.addUnread() }
  return try reader.builder.content(reader.findings, limits: package.limits)
}
