internal import Glibc
internal import ReportText

/// The program of one of some names that the environment's path leads to.
func findProgram(_ names: [String]) -> String? {
  guard let path = getenv("PATH").map({ String(cString: $0) }) else { return nil }
  for folder in path.utf8.split(separator: UInt8(ascii: ":")) where folder.first == UInt8(ascii: "/") {
    for name in names {
      let program = String(decoding: Array(folder), as: UTF8.self) + "/" + name
      var status = stat()
      if access(program, X_OK) == 0, stat(program, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        return program
      }
    }
  }
  return nil
}

/// A path as a URL has it (RFC 3986, 2.1).
func percentEncoded(_ path: String) -> String {
  var text = ""
  for byte in path.utf8 {
    let isPlain = ASCII.isLetterOrDigit(byte) || "/-._~".utf8.contains(byte)
    text += isPlain ? String(Unicode.Scalar(byte)) : "%" + byte.hexadecimal
  }
  return text
}
