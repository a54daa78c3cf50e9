/// A language that messages are written in.
public enum Language: String, Sendable, CaseIterable {
  /// Chinese in simplified characters.
  case chinese = "zh"
  /// English.
  case english = "en"

  /// The language that a locale names, as `LC_ALL` or `LANG` hold it: `zh_CN.UTF-8`, `en_US.UTF-8`, `C`.
  ///
  /// Messages are UTF-8. A terminal of another encoding (`zh_CN.GB18030`) would show Chinese as noise, and English as it is.
  package init(locale: String) {
    let parts = locale.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
    let isChinese = parts.first.map { $0.starts(with: "zh".utf8) } ?? false
    let encoding = parts.dropFirst().first.map { $0.prefix { $0 != UInt8(ascii: "@") } } ?? "UTF-8".utf8[...]
    let name = encoding.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    self = isChinese && (name == Array("UTF-8".utf8) || name == Array("UTF8".utf8)) ? .chinese : .english
  }
}
