// What texts that are strings are asked as often as others.

extension String {
  /// Whether nothing is seen of it.
  package var isUnseen: Bool { utf8.span.isUnseen }

  /// The text without white space at its ends.
  package var trimmed: String { utf8.span.trimmed.string }

  /// How many of its characters are seen.
  package var seenCount: Int { utf8.span.withSeen { $0.scalarCount } }
}
