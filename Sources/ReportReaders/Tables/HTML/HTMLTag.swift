internal import ReportText

/// The elements that the HTML standard or this reader treats in a way of their own; all others are inline.
enum HTMLTag: UInt8, CaseIterable {
  case other
  // Formatting elements (HTML standard, section 13.2.4.2).
  case a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u
  // What closes an open paragraph.
  case address, article, aside, blockquote, center, details, dialog, dir, div, dl, fieldset, figcaption, figure, footer,
    header,
    hgroup, main, menu, nav, ol, p, search, section, summary, ul, pre, listing, form, h1, h2, h3, h4, h5, h6, li, dd,
    dt,
    plaintext, xmp, hr, table
  // Tables.
  case caption, col, colgroup, tbody, tfoot, thead, tr, td, th
  // The document.
  case html, head, body, frameset, frame
  // What has no content.
  case area, base, basefont, bgsound, br, embed, img, image, input, keygen, link, meta, param, source, track, wbr
  // What has content that is no markup.
  case script, style, title, textarea, iframe, noembed, noframes, noscript
  // Others of the standard.
  case applet, button, marquee, object, optgroup, option, rb, rp, rt, rtc, ruby, select, template
  case svg, math, foreignObject, desc, annotationXML, mi, mo, mn, ms, mtext
  // What matters to a text only.
  case audio, canvas, comment, datalist, del, ins, legend, meter, progress, sub, sup, video, xml

  var isFormatting: Bool { rawValue >= HTMLTag.a.rawValue && rawValue <= HTMLTag.u.rawValue }
  var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }
  var isTablePart: Bool { rawValue >= HTMLTag.caption.rawValue && rawValue <= HTMLTag.th.rawValue }
  var isCell: Bool { self == .td || self == .th }
  var isRowGroup: Bool { self == .tbody || self == .tfoot || self == .thead }
  var isForeign: Bool { self == .svg || self == .math }
  var hasNoContent: Bool {
    rawValue >= HTMLTag.area.rawValue && rawValue <= HTMLTag.wbr.rawValue || self == .hr || self == .col
      || self == .frame
  }

  /// The special elements of the standard (section 13.2.4.2), at which an end tag stops looking for its start.
  var isSpecial: Bool {
    switch self {
    case .other, .search, .rb, .rt, .rtc, .rp, .ruby, .option, .optgroup, .svg, .math, .mi, .mo, .mn, .ms, .mtext,
      .annotationXML,
      .audio, .canvas, .comment, .datalist, .del, .ins, .legend, .meter, .progress, .sub, .sup, .video, .xml, .dialog:
      false
    default: !isFormatting
    }
  }

  /// Whether its content is no markup.
  var hasRawText: Bool {
    switch self {
    case .script, .style, .iframe, .noembed, .noframes, .noscript, .textarea, .title, .xmp: true
    default: false
    }
  }

  /// What stands beside the content of a page.
  var standsBesideContent: Bool { self == .aside || self == .footer }

  /// Elements whose end tag may be left out (generate implied end tags).
  var hasOptionalEnd: Bool {
    switch self {
    case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
    default: false
    }
  }

  /// Whether its start tag ends an open paragraph, and nothing else is to be done.
  var isPlainBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
      .figure,
      .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
      true
    default: false
    }
  }

  /// How a browser shows it where no style says otherwise.
  var display: HTMLDisplay {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
      .figure,
      .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul, .pre, .listing, .form,
      .h1, .h2, .h3, .h4, .h5, .h6, .dd, .dt, .plaintext, .xmp, .hr, .html, .body, .legend, .optgroup, .option, .table,
      .caption, .tbody, .tfoot, .thead, .tr, .td, .th, .frameset, .frame:
      .block
    case .li: .listItem
    case .button, .marquee: .atomic
    case .area, .base, .basefont, .bgsound, .datalist, .head, .link, .meta, .noembed, .noframes, .noscript, .param, .rp,
      .script,
      .style, .template, .title, .source, .track, .audio, .canvas, .video, .iframe, .meter, .progress, .object, .applet,
      .embed,
      .comment, .xml, .col, .colgroup:
      .none
    default: .inline
    }
  }

  /// Start tags that end foreign content (section 13.2.6.5).
  var endsForeignContent: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head,
      .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .strong, .strike, .sub, .sup,
      .table,
      .tt, .u, .ul:
      true
    default: false
    }
  }
}

/// The name of an element: elements with one hash count as one.
struct HTMLName: Equatable {
  let hash: UInt64
  let tag: HTMLTag

  init(hash: UInt64) {
    self.hash = hash
    tag = HTMLNames.tag(of: hash)
  }

  static func == (left: HTMLName, right: HTMLName) -> Bool { left.hash == right.hash }
}

/// FNV-1a of names in lower case.
struct NameHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    let lower = ASCII.lowercased(byte)
    value = (value ^ UInt64(lower)) &* 0x100_0000_01B3
  }

  static func of(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = NameHash()
    for byte in name { hash.add(byte) }
    return hash.value
  }
}

/// Finds what a name stands for by its hash.
struct NameTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value)?]

  init(_ names: [(String, Value)]) {
    slots = Array(repeating: nil, count: 1_024)
    for (name, value) in names {
      let hash = NameHash.of(name.utf8)
      var place = Int(hash & 1_023)
      while slots[place] != nil { place = (place + 1) & 1_023 }
      slots[place] = (hash, value)
    }
  }

  subscript(hash: UInt64) -> Value? {
    var place = Int(hash & 1_023)
    while let slot = slots[place] {
      if slot.hash == hash { return slot.value }
      place = (place + 1) & 1_023
    }
    return nil
  }
}

private enum HTMLNames {
  private static let tags = NameTable(
    HTMLTag.allCases.dropFirst().map { tag in
      switch tag {
      case .foreignObject: ("foreignobject", tag)
      case .annotationXML: ("annotation-xml", tag)
      default: ("\(tag)", tag)
      }
    })

  static func tag(of hash: UInt64) -> HTMLTag { tags[hash] ?? .other }
}

/// The attributes that say something to this reader.
enum HTMLAttribute: UInt8, CaseIterable {
  case style, `class`, id, hidden, colspan, rowspan, value, type, start, reversed, selected, checked, open, disabled,
    label, src, face,
    multiple, media, href, onclick

  private static let names = NameTable(allCases.map { ("\($0)", $0) })

  static func named(_ hash: UInt64) -> HTMLAttribute? { names[hash] }
}
