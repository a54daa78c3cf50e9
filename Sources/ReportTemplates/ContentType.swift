/// How values are written into a document so that they stay text there: HTML, a field of CSV, a string of CSS.
@usableFromInline package protocol Escaping: Sendable {
  /// Appends a value in the form that keeps it text.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8])
}

/// The ways of writing that templates can ask for by name.
///
/// A template names its content type in its first tag, `{{% CONTENT_TYPE:HTML }}`. There is no way around it: no tag writes
/// a value unescaped.
package protocol ContentType: Escaping {
  /// The name that templates use.
  static func named(_ name: String) -> Self?
  /// The names that templates can use, for messages.
  static var names: [String] { get }
}
