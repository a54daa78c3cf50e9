/// A text of OpenDocument whose body is given, with styles that it may refer to.
package func openText(holding body: String) -> OpenDocumentBuilder {
  var document = OpenDocumentBuilder(text: body)
  document.styles =
    OpenDocumentBuilder.listStyle(
      "L",
      OpenDocumentBuilder.level(1, "一, 二, 三, ...", suffix: "、")
        + OpenDocumentBuilder.level(2, "1", prefix: "（", suffix: "）", "text:display-levels=\"2\""))
    + "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    + "<style:style style:name=\"S\" style:family=\"text\" style:parent-style-name=\"S\"><style:text-properties "
    + "style:text-line-through-style=\"solid\"/></style:style>"
  document.sharedStyles =
    "<style:style style:name=\"H1\" style:family=\"paragraph\" style:default-outline-level=\"1\"/><text:outline-style>"
    + "<text:outline-level-style text:level=\"1\" style:num-format=\"1\"/></text:outline-style>"
  return document
}
