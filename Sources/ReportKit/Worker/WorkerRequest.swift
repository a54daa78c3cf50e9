internal import ReportModel
internal import ReportReaders
internal import ReportJSON

/// What one line asks a worker for: a JSON object, whose other members are passed over.
struct WorkerRequest {
  /// What the asker calls it; the answer has it as it was written.
  enum Identifier: Equatable {
    case text(String)
    /// A JSON number, digit by digit.
    case number(String)
  }

  /// Where the input is.
  enum Input: Equatable {
    case file(String)
    /// A text that the asker has decoded.
    case text(String, name: String)
    /// The bytes of a file.
    case bytes([UInt8], name: String)

    /// What it is called in messages.
    var name: String {
      switch self {
      case .file(let name), .text(_, let name), .bytes(_, let name): name
      }
    }
  }

  private let record: JSONNode

  /// Reads a line.
  /// - Throws: ``ReportModel/ReportError`` where it is no JSON object in UTF-8, with the place in the line.
  init(line: [UInt8]) throws(ReportError) {
    guard (try? UTF8Span(validating: line.span)) != nil else { throw Self.notUTF8(line) }
    // Some programs begin what they write with a byte order mark.
    let text = SourceText(bytes: line.starts(with: "\u{FEFF}".utf8) ? Array(line.dropFirst(3)) : line)
    do throws(ReadError) { record = try JSONNode.parse(text) } catch { throw ReportError(error.diagnostic) }
    guard case .object = record.value else { throw invalid(.requestIsObject) }
  }

  /// - Throws: ``ReportModel/ReportError`` where it has none.
  func identifier() throws(ReportError) -> Identifier {
    switch record["id"]?.value {
    case .string(let text): return .text(text)
    case .number(let digits): return .number(digits)
    case nil: throw invalid(.missingID)
    default: throw invalid(.wrongID)
    }
  }

  /// - Throws: ``ReportModel/ReportError`` where it names no input or several.
  func input() throws(ReportError) -> Input {
    let path = try text("path")
    let content = try text("content")
    let encoded = try text("base64")
    let name = try text("name") ?? standardInputName
    switch (path, content, encoded) {
    case (let path?, nil, nil): return .file(path)
    case (nil, let content?, nil): return .text(content, name: name)
    case (nil, nil, let encoded?):
      guard let bytes = decodeBase64(encoded) else { throw invalid(.notBase64) }
      return .bytes(bytes, name: name)
    case (nil, nil, nil): throw invalid(.missingInput)
    default: throw invalid(.severalInputs)
    }
  }

  /// The names of the formats it asks for, each once; empty where it says nothing.
  /// - Throws: ``ReportModel/ReportError`` where they are no names.
  func formatNames() throws(ReportError) -> [String] {
    guard let node = record["to"] else { return [] }
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    for element in node.elements ?? [node] {
      guard let name = element.text else { throw invalid(.wrongFormatNames) }
      if seen.insert(Array(name.utf8)).inserted { names.append(name) }
    }
    guard !names.isEmpty else { throw invalid(.noFormatNames) }
    return names
  }

  private func text(_ name: String) throws(ReportError) -> String? {
    guard let node = record[name] else { return nil }
    guard let text = node.text else { throw invalid(.memberIsString(name)) }
    return text
  }

  private static func notUTF8(_ line: [UInt8]) -> ReportError {
    do throws(ReadError) {
      _ = try decodeText(line, encoding: "UTF-8")
    } catch .undecodable(_, let offset, _, let place) {
      return ReportError(Diagnostic(.undecodable, .requestNotUTF8(offset: offset), at: place))
    } catch {}
    return ReportError(Diagnostic(.undecodable, .requestNotUTF8))
  }
}

private func invalid(_ message: Message) -> ReportError { ReportError(Diagnostic(.invalidRequest, message)) }
