/// A file of Microsoft's compound format with streams of some names, all empty ([MS-CFB]): what old documents are known by.
package func compoundFile(holding streams: [String]) -> [UInt8] {
  var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 16)
  func add16(_ value: UInt16) { bytes += [UInt8(value & 0xFF), UInt8(value >> 8)] }
  func add32(_ value: UInt32) {
    add16(UInt16(value & 0xFFFF))
    add16(UInt16(value >> 16))
  }
  for value in [0x3E, 3, 0xFFFE, 9, 6] as [UInt16] { add16(value) }
  bytes += Array(repeating: 0, count: 10)
  // One sector of the allocation table, the directory in sector 1.
  for value in [1, 1, 0, 4_096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0, 0] as [UInt32] { add32(value) }
  while bytes.count < 512 { add32(0xFFFF_FFFF) }
  let sectors = (streams.count + 4) / 4
  add32(0xFFFF_FFFD)
  for sector in 1...sectors { add32(sector == sectors ? 0xFFFF_FFFE : UInt32(sector + 1)) }
  while bytes.count < 1_024 { add32(0xFFFF_FFFF) }
  for name in ["Root Entry"] + streams {
    let start = bytes.count
    for unit in name.utf16 { add16(unit) }
    while bytes.count < start + 64 { bytes.append(0) }
    add16(UInt16((name.utf16.count + 1) * 2))
    bytes += Array(repeating: 0, count: 62)
  }
  while !bytes.count.isMultiple(of: 512) { bytes.append(0) }
  return bytes
}
