/// Names of files that are made of what stands in reports: every system takes them, and none is another's.
package struct OutputFileNames {
  /// What is taken, as systems that look at neither case nor composition compare it: `==` of texts is that of composition.
  private var taken: Set<String> = []

  /// No names.
  package init() {}

  /// The longest name, in bytes of UTF-8; what is added to it (the number of a report, an extension) has room below 255.
  private static let limit = 180

  /// Gives a text a name.
  /// - Parameters:
  ///   - text: What the file is about.
  ///   - endings: What is added to the name for each of its files.
  package mutating func name(for text: String, endings: [String]) -> String { name(Self.safe(text), endings) }

  /// Gives the path of an input a name below a folder, with the folders that it is in.
  package mutating func path(for path: String, endings: [String]) -> String {
    name(OutputFolder.components(of: path).map(Self.safe).joined(separator: "/"), endings)
  }

  private mutating func name(_ safe: String, _ endings: [String]) -> String {
    var name = safe
    var number = 1
    while endings.contains(where: { taken.contains((name + $0).lowercased()) }) {
      number += 1
      name = "\(safe)（\(number)）"
    }
    for ending in endings { taken.insert((name + ending).lowercased()) }
    return name
  }

  /// A text as the name of a file: signs that Windows or Unix keep for themselves become full-width ones, controls go.
  static func safe(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      let scalar = replacement(of: scalar)
      guard let scalar else { continue }
      bytes += UTF8.width(scalar)
      guard bytes <= limit else { break }
      name.append(scalar)
    }
    // Windows leaves dots and blanks at the end out; a dot in front hides a file, and a hyphen there makes an option of it.
    while let last = name.last, last == " " || last == "." { name.removeLast() }
    while name.first == " " { name.removeFirst() }
    if let first = name.first, first == "." || first == "-" || first == "~" { name.insert("_", at: name.startIndex) }
    let stem = String(name.prefix { $0 != "." }).uppercased()
    return name.isEmpty ? "_" : isReserved(stem) ? "_" + String(name) : String(name)
  }

  /// What Windows takes for a device, whatever its extension is.
  private static func isReserved(_ stem: String) -> Bool {
    let devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    let ports = ["COM", "LPT"].flatMap { port in "0123456789¹²³".map { "\(port)\($0)" } }
    return (devices + ports).contains(stem)
  }

  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": return Unicode.Scalar(scalar.value + 0xFEE0)
    case "\t", "\n", "\r", "\u{A0}", "\u{3000}": return " "
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return nil
      default: return scalar
      }
    }
  }
}
