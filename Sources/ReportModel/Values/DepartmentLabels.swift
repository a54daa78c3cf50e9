internal import ReportText

// What stands before names and says who does what: 牵头单位：甲局, 牵头单位甲局, 牵头 甲局.
extension DepartmentWords {
  /// The duty that a label before a name gives, and its length: 牵头单位：甲局, 牵头单位甲局. The duty is nil for a label of something else.
  /// - Parameter isOneOfMany: Whether a label has stood before another name; then a sign after one is enough.
  static func label(at name: Span<UInt8>, _ signs: NameSigns, isOneOfMany: Bool) -> (duty: Duty?, length: Int)? {
    if signs.contains(.colon), let label = labelBeforeColon(name) { return label }
    return signs.contains(.duty) ? labelBeforeName(name, isOneOfMany: isOneOfMany) : nil
  }

  private static func labelBeforeColon(_ name: Span<UInt8>) -> (duty: Duty?, length: Int)? {
    var cursor = Cursor(name)
    var depth = 0
    for _ in 0..<12 {
      guard let scalar = cursor.next else { return nil }
      let end = cursor.position
      cursor.skipScalar()
      depth += scalar.isOpeningBracket ? 1 : scalar.isClosingBracket ? -1 : 0
      guard scalar.isColon else { continue }
      // 甲局（配合单位：乙局）: what a bracket says of others is no label of this one.
      guard depth <= 0 else { return nil }
      let label = name.extracting(first: end)
      if let duty = duty(of: label) { return (duty, cursor.position) }
      return label.withSeen { words in
        if others.longest(of: words) != nil { return (nil, cursor.position) }
        // 市级：
        if words.count > 3, levels.value(of: words) != nil { return (.same, cursor.position) }
        // 各有关部门： names them.
        return organs.longest(of: words) != nil && !some.stands(in: words) ? (.same, cursor.position) : nil
      }
    }
    return nil
  }

  /// 牵头单位 right before a name, or with a word or signs between: 牵头单位为市教育局, 牵头—市教育局, 牵头单位/市教育局.
  private static func labelBeforeName(_ name: Span<UInt8>, isOneOfMany: Bool) -> (duty: Duty?, length: Int)? {
    var offset = 3
    while offset <= 24, offset < name.count {
      let organ = organsInFront.longest(of: name.extracting(droppingFirst: offset))?.length ?? 0
      if organ > 0 || isLabelSign(name.scalar(at: offset).scalar) {
        let end = offset + organ
        guard let duty = duty(of: name.extracting(first: end)) else { return nil }
        var cursor = Cursor(name.extracting(droppingFirst: end))
        if !cursor.take("为"), !cursor.take("是"), cursor.skip(while: isLabelSign) > 0, isOneOfMany {
          return (duty, end + cursor.position)
        }
        return beginsWithLevel(cursor.rest) && endsLikeOne(cursor.rest) ? (duty, end + cursor.position) : nil
      }
      offset += name.scalar(at: offset).length
    }
    return nil
  }

  private static func isLabelSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDash || scalar.isUnseen || scalar == "/" || scalar == "／" || scalar == "|" || scalar == "｜"
  }

  /// The duty of a label without a colon: 牵头单位.
  /// - Parameter isBare: Whether 牵头 alone will do.
  static func label(_ name: Span<UInt8>, isBare: Bool) -> Duty? {
    isBare || organs.longest(of: name) != nil ? duty(of: name) : nil
  }
}
