extension String {
  /// Copies bytes that are known to be valid UTF-8, as every piece cut at ASCII characters out of valid UTF-8 is.
  ///
  /// `String(decoding:as:)` would validate them again, which takes longer than copying them.
  package init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    self = String(copying: unsafe UTF8Span(unchecked: Span(_unsafeElements: bytes)))
  }
}
