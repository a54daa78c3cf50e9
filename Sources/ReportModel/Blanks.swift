// Unicode scalars, never `Character`: a combining mark must not hide a blank.

extension Unicode.Scalar {
  /// White space, full-width and no-break spaces among it.
  package var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}

extension String {
  /// The scalars without white space.
  package var unblanked: [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(utf8.count / 3 + 8)
    for scalar in unicodeScalars where !scalar.isBlank { scalars.append(scalar) }
    return scalars
  }
}
