internal import ReportText

/// Where a task comes from: 市政府工作报告重点工作 第285项.
public struct TaskSource: Sendable, Hashable {
  /// The document's name.
  public var document: String
  /// The item numbers, in the order of the text; 第12-14项 gives 12, 13, 14.
  public var items: [Int]

  /// Makes a source.
  package init(document: String, items: [Int]) {
    self.document = document
    self.items = items
  }
}

/// A department and its part in a task.
public struct Department: Sendable, Hashable {
  /// A department's part in a task.
  public enum Part: String, Sendable, CaseIterable {
    /// 牵头, 主办.
    case lead
    /// 配合, 协办.
    case support
    /// 责任, and where nothing is said.
    case responsible
  }

  /// The name without labels and part suffixes; that which a schema gives the department, where it goes by several.
  public var name: String
  /// The name as the cell has it, without labels and part suffixes.
  public let written: String
  /// Its part in the task.
  public var role: Part

  /// Makes a department.
  package init(name: String, role: Part) {
    self.name = name
    written = name
    self.role = role
  }
}

/// A progress text and the numbered items in it.
public struct Progress: Sendable, Equatable {
  /// The whole text.
  public let text: String

  /// Makes a progress text, or nil where the text says nothing: it is blank, or 无, /, —, 同上, 暂无, 待填 or of their kin.
  package init?(text: String) {
    guard saysSomething(text) else { return nil }
    self.text = text
  }

  /// The numbered items of any text, as ``items`` has those of a progress; none of an empty one.
  package static func items(of text: String) -> [String] {
    numberedItems(of: text.utf8.span).map { text.utf8.span.extracting($0.range).string }
  }

  /// The items; joined they give ``text`` back exactly.
  ///
  /// Items are numbered 1. 1． 1、 1) （1） (1) ① ⑴ 一、 （一） 一是 …, from 1 up by one, at the start of the text or of a line or after
  /// 。；！？：. A text that is not numbered is one item, and words before the first number are an item of their own.
  public var items: [String] { Self.items(of: text) }

  /// The items without their numbers, and without white space around them: what a numbered list of its own would show.
  package var itemTexts: [String] {
    Self.numberedItems(of: text.utf8.span).map { item in
      text.utf8.span.extracting(item.range).extracting(droppingFirst: item.numberLength).trimmed.string
    }
  }

  /// Where the items of a text stand, and how many bytes at their beginning are the number and the white space before it; none
  /// of an empty one.
  package static func numberedItems(of bytes: Span<UInt8>) -> [(range: Range<Int>, numberLength: Int)] {
    let markers = ProgressGrammar.markers(in: bytes)
    guard let first = markers.first else { return bytes.isEmpty ? [] : [(0..<bytes.count, 0)] }
    var items: [(range: Range<Int>, numberLength: Int)] = []
    // An indent is no item of its own.
    let isIndent = bytes.extracting(first: first.lowerBound).isUnseen
    if !isIndent { items.append((0..<first.lowerBound, 0)) }
    for (index, marker) in markers.enumerated() {
      let begin = index == 0 && isIndent ? 0 : marker.lowerBound
      let end = index + 1 < markers.count ? markers[index + 1].lowerBound : bytes.count
      items.append((begin..<end, marker.upperBound - begin))
    }
    return items
  }
}

/// How far a task has come, where a column states it.
public enum TaskStatus: String, Sendable, CaseIterable {
  /// 已完成, 已完工.
  case completed
  /// 达序, 按序时, 正在推进, 持续推进.
  case onTrack
  /// 未开工, 未启动.
  case notStarted
  /// 滞后, 推进缓慢.
  case delayed
  /// 长期坚持.
  case longTerm
}
