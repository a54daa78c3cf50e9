/// Whether bytes that are no UTF-8 look like Big5, which nearly always can be decoded as GB18030 as well, to other characters.
///
/// The second byte of a character is below 0x7F for two characters in five of a Big5 text, and never 0x80 to 0xA0. In a text of
/// GB 2312 none is below 0xA1; what GBK added, a rare character in names, has both.
func looksLikeBig5(_ bytes: [UInt8]) -> Bool {
  var characters = 0
  var low = 0
  var index = 0
  while index + 1 < bytes.count, characters < 10_000 {
    guard bytes[index] >= 0x80 else {
      index += 1
      continue
    }
    guard (0xA1...0xF9).contains(bytes[index]) else { return false }
    switch bytes[index + 1] {
    case 0x40...0x7E: low += 1
    case 0xA1...0xFE: break
    default: return false
    }
    characters += 1
    index += 2
  }
  return low >= 3 && low * 100 >= characters * 15
}
