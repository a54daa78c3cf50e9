/// The number before an item of a list: 1. 1． 1、 1) （1） (1) ① ⑴ 一、 （一） 一是 第一，
package struct ItemMarker {
  /// How the number is written; a list keeps to one way.
  package enum Style: Equatable, Sendable {
    /// 1. or 1．
    case dot
    /// 1、
    case comma
    /// 1) or 1）
    case bracket
    /// （1） or （一）
    case brackets
    /// ① or ⑴
    case enclosed
    /// 一、
    case chineseComma
    /// 一是
    case ordinal
    /// 第一，
    case place
  }

  /// How it is written.
  package let style: Style
  /// The number.
  package let number: Int

  /// Whether a marker may begin with a byte: most texts end here.
  package static func mayBegin(with byte: UInt8) -> Bool {
    // Digits, brackets, and the first bytes of circled numbers, Chinese numerals, 第 and full-width forms.
    ASCII.isDigit(byte) || byte == UInt8(ascii: "(") || (0xE2...0xEF).contains(byte)
  }
}

extension Cursor {
  /// Takes the number before an item. 2.0, 3.5% and 2026.3 are none: where a figure follows a point, it is a number's own;
  /// a year (1.2026年…) is the beginning of an item's text.
  @_lifetime(self: copy self)
  package mutating func itemMarker() -> ItemMarker? {
    guard !isAtEnd, ItemMarker.mayBegin(with: bytes[position]) else { return nil }
    let start = position
    if let marker = takeItemMarker() { return marker }
    move(to: start)
    return nil
  }

  @_lifetime(self: copy self)
  private mutating func takeItemMarker() -> ItemMarker? {
    guard let first = next else { return nil }
    if let number = Numerals.enclosed(first) {
      skipScalar()
      return ItemMarker(style: .enclosed, number: number)
    }
    switch first {
    case "（", "(":
      skipScalar()
      guard let number = number(), take("）") || take(")") else { return nil }
      return ItemMarker(style: .brackets, number: number)
    case "第":
      skipScalar()
      guard let scalar = next, Numerals.isChineseNumeral(scalar), let number = number(),
        take("，") || take("、") || take(",") || take("：") || take(":")
      else { return nil }
      return ItemMarker(style: .place, number: number)
    default: return takeNumberOfItem(isChinese: Numerals.isChineseNumeral(first))
    }
  }

  /// 1. 1、 1) 一、 一是
  @_lifetime(self: copy self)
  private mutating func takeNumberOfItem(isChinese: Bool) -> ItemMarker? {
    guard let number = number() else { return nil }
    if isChinese {
      if take("是") { return ItemMarker(style: .ordinal, number: number) }
      return take("、") ? ItemMarker(style: .chineseComma, number: number) : nil
    }
    if take("、") { return ItemMarker(style: .comma, number: number) }
    if take(")") || take("）") { return ItemMarker(style: .bracket, number: number) }
    guard take(".") || take("．"), !startsWithFigure else { return nil }
    return ItemMarker(style: .dot, number: number)
  }

  private var startsWithFigure: Bool {
    var ahead = Cursor(rest)
    var digits = 0
    while let scalar = ahead.next, Numerals.digit(scalar) != nil {
      digits += 1
      ahead.skipScalar()
    }
    return digits > 0 && !(digits == 4 && ahead.next == "年")
  }
}
