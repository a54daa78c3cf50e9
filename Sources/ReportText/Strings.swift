// What texts that are strings are asked as often as others.

extension String {
  /// Whether two texts are the same bytes. `==` would take 豈 and U+F900 for one, and normalise long texts to find out.
  package func hasSameBytes(as other: String) -> Bool { utf8.span.holdsSameBytes(as: other.utf8.span) }

  /// Whether nothing is seen of it.
  package var isUnseen: Bool { utf8.span.isUnseen }

  /// The text without white space at its ends.
  package var trimmed: String { utf8.span.trimmed.string }

  /// How many of its characters are seen.
  package var seenCount: Int { utf8.span.withSeen { $0.scalarCount } }
}
