internal import ReportModel

/// What tasks of two reports are found to be the same by.
///
/// Names are compared as ``NameKey`` has them, in which there are no blanks, so that blanks can stand between the parts.
package struct TaskKeys: Sendable, Equatable {
  /// All documents that name items, with these: `市政府工作报告 3,285 + 区十件实事 2`; nil where none does.
  package let source: [UInt8]?
  /// What is to be done; nil where nothing is said.
  package let text: [UInt8]?

  /// What counts first: the source, else the text.
  package var identity: [UInt8]? { source ?? text }

  /// Makes keys.
  package init(source: [UInt8]?, text: [UInt8]?) {
    self.source = source
    self.text = text
  }

  /// The keys of a task of which ``identity`` and ``text`` were kept.
  package init(identity: [UInt8]?, text: [UInt8]?) {
    // A text has no blank in it, a source always has one.
    let isSource = identity?.contains(UInt8(ascii: " ")) ?? false
    self.init(source: isSource ? identity : nil, text: text)
  }
}

extension ReportTask {
  /// What the task is found by in another report.
  package var keys: TaskKeys {
    let sources = row.sources.filter { !$0.items.isEmpty }.map { source in
      TaskKeys.document(source.document) + [UInt8(ascii: " ")]
        + Set(source.items).sorted().map { String($0) }.joined(separator: ",").utf8
    }
    // The order of the documents says nothing.
    let source = sources.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: " + ".utf8)
    // Tasks whose text is 同上 have nothing in common.
    return TaskKeys(
      source: sources.isEmpty ? nil : Array(source),
      text: text.flatMap { saysSomething($0) ? TaskKeys.folded($0) : nil })
  }
}

extension TaskKeys {
  /// The name of a document as keys have it.
  package static func document(_ name: String) -> [UInt8] { folded(name) }

  /// A text as keys have it.
  package static func folded(_ text: String) -> [UInt8] { NameKey(text).bytes }

  /// The keys of a task among those of several issuers.
  func of(_ issuer: String?) -> TaskKeys {
    let name = Self.folded(issuer ?? "") + ": ".utf8
    return TaskKeys(source: source.map { name + $0 }, text: text.map { name + $0 })
  }
}
