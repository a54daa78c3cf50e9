internal import ReportText

/// The elements of Word's markup that this reader treats in a way of their own (ISO/IEC 29500-1, 17). Of all others the content
/// counts: smart tags, content controls, insertions.
enum WordTag: String, CaseIterable {
  case other
  // Paragraphs and tables.
  case p, pPr, pStyle, framePr, numPr, numId, ilvl, outlineLvl, tbl, tr, trPr, hidden, gridBefore, tblHeader, tc, tcPr
  case gridSpan, vMerge, hMerge, cellDel, cellMerge
  // Runs.
  case r, rPr, rStyle, vanish, strike, dstrike, vertAlign, position, sz, rFonts
  case t, tab, ptab, br, cr, noBreakHyphen, sym, footnoteReference, endnoteReference, footnote, endnote
  // Changes.
  case del, moveFrom
  // A document of another format, as web systems put one in.
  case altChunk
  // Fields and links.
  case hyperlink, fldChar, fldSimple, checkBox, checked, `default`, ddList, result, listEntry
  // What stands beside the text, and what is said of properties that have been changed.
  case drawing, docPr, relIds, drawnText, txbxContent, textpath, object, control, subDoc, contentPart
  case rPrChange, pPrChange, sectPrChange, tcPrChange, trPrChange, tblPrChange, tblPrExChange, tblGridChange
  case numberingChange, instrText, delInstrText, delText, rt, sdtPr, sdtEndPr, tblPr, tblGrid, gridCol, sectPr
  // Mathematics.
  case sup, sub, den, d, begChr, endChr, sepChr, e, rad, deg, f, num, nary, naryPr, chr, acc, bar, m, eqArr, limLow,
    limUpp
  case groupChr

  /// Whether it is a part of a formula, and not of Word's own markup.
  var isMathematics: Bool {
    switch self {
    case .sup, .sub, .den, .d, .begChr, .endChr, .sepChr, .e, .rad, .deg, .f, .num, .nary, .naryPr, .chr, .acc, .bar,
      .m,
      .eqArr, .limLow, .limUpp, .groupChr:
      true
    default: false
    }
  }

  /// The tag of an element of Word's own, or of those that stand in its documents.
  init(_ element: XMLStartTag) {
    let index = Self.table.value(of: element.name.span)
    guard let index else {
      self = .other
      return
    }
    let tag = Self.allCases[index]
    switch tag {
    case .textpath: self = element.isIn(.vml) ? tag : .other
    case .docPr: self = element.isIn(.wordDrawing) ? tag : .other
    case .relIds: self = element.isIn(.diagram) ? tag : .other
    case .t where element.isIn(.drawing): self = .drawnText
    case _ where tag.isMathematics: self = element.isIn(.math) ? tag : .other
    case .t: self = element.isIn(.wordprocessing) || element.isIn(.math) ? tag : .other
    default: self = element.isIn(.wordprocessing) ? tag : .other
    }
  }

  private static let table: WordTable = {
    var table = WordTable(side: .front)
    for (index, tag) in allCases.enumerated().dropFirst() { table.insert(tag.rawValue.utf8.span, value: index) }
    return table
  }()
}
