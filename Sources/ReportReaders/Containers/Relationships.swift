internal import ReportModel
internal import ReportText

/// A reference from one part of a package to another (ECMA-376-2, 6.5).
struct Relationship {
  let id: String
  /// The last word of its type, which names the same in the transitional and the strict form: `worksheet`, `styles`.
  let kind: String
  /// The name of the part, or what stands in the file where it leads outside.
  let target: String
  let isExternal: Bool
}

extension Package {
  /// Where a part leads to; the package itself has no name.
  /// - Throws: As ``parse(_:to:)``.
  func relationships(of part: String) throws(ReadError) -> [Relationship] {
    let slash = part.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(part[...$0]) } ?? ""
    let file = slash.map { String(part[part.utf8.index(after: $0)...]) } ?? part
    var collector = RelationshipCollector(folder: folder)
    try parse(folder + "_rels/" + file + ".rels", to: &collector)
    return collector.relationships
  }

  /// The part that the package is about: the workbook, the document.
  /// - Throws: As ``parse(_:to:)``.
  func mainPart() throws(ReadError) -> String? {
    try relationships(of: "").first { $0.kind == "officeDocument" && !$0.isExternal && holds($0.target) }?.target
  }
}

private struct RelationshipCollector: XMLHandler {
  private let folder: String
  private(set) var relationships: [Relationship] = []

  init(folder: String) { self.folder = folder }

  mutating func begin(_ element: XMLStartTag) throws(ReadError) {
    guard element.isNamed("Relationship", in: .packageRelationships), let id = element.attribute("Id"),
      let type = element.attribute("Type"), let target = element.attribute("Target")
    else { return }
    let isExternal = element.attribute("TargetMode") == "External"
    let kind = type.string.utf8.split(separator: UInt8(ascii: "/")).last.map {
      String(decoding: Array($0), as: UTF8.self)
    }
    relationships.append(
      Relationship(
        id: id.string, kind: kind ?? "", target: isExternal ? target.string : resolved(target.string),
        isExternal: isExternal))
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The name of the part that a reference means, which may begin at the part's own folder or at the root.
  private func resolved(_ target: String) -> String {
    let slash = UInt8(ascii: "/")
    let target = ZIPName.withSlashes(target)
    let isAbsolute = target.utf8.first == slash
    var path = isAbsolute ? [] : folder.utf8.split(separator: slash).map { Array($0) }
    for name in target.utf8.split(separator: slash) {
      if name.elementsEqual("..".utf8) {
        _ = path.popLast()
      } else if !name.elementsEqual(".".utf8) {
        path.append(Array(name))
      }
    }
    return String(decoding: Array(path.joined(separator: [slash])), as: UTF8.self)
  }
}
