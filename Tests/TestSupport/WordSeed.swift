/// A document of Word whose body is given, with lists, styles and notes that it may refer to.
package func wordDocument(holding body: String) -> WordDocument {
  var document = WordDocument(body)
  document.numbering =
    WordDocument.abstractList(
      0, WordDocument.level(0, "chineseCounting", "%1、") + WordDocument.level(1, "decimal", "（%1.%2）", "<w:isLgl/>"))
    + WordDocument.list(1, of: 0)
    + WordDocument.list(2, of: 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
  document.styles =
    "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"b\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/><w:rPr><w:strike/></w:rPr></w:style>"
  document.footnotes = "<w:footnote w:id=\"1\">\(WordDocument.paragraph(WordDocument.run("注")))</w:footnote>"
  return document
}
