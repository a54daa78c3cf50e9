internal import Glibc
package import ReportModel
internal import ReportReaders

/// Converts what other programs ask for, a request a line, and answers each in a line, whatever is wrong with it.
///
/// ```swift
/// let worker = ReportWorker(converter: ReportConverter())
/// print(worker.answer(to: Array(#"{"id": 1, "path": "q1.txt", "to": "html"}"#.utf8)))
/// ```
package struct ReportWorker: Sendable {
  let converter: ReportConverter
  let formats: [OutputFormat]
  let isStrict: Bool
  private let explain: @Sendable (Diagnostic) -> Diagnostic

  /// Makes a worker.
  /// - Parameters:
  ///   - converter: Reads and writes.
  ///   - formats: What is written where a request names no format.
  ///   - isStrict: Whether an input with warnings fails.
  ///   - explain: Adds to a diagnostic of an answer what those who started the worker can do about it.
  package init(
    converter: ReportConverter, formats: [OutputFormat] = [], isStrict: Bool = false,
    explain: @escaping @Sendable (Diagnostic) -> Diagnostic = { $0 }
  ) {
    self.converter = converter
    self.formats = formats
    self.isStrict = isStrict
    self.explain = explain
  }

  /// Answers the lines of standard input on standard output, one by one, until there are no more. No more is held in memory
  /// than one request and its answer.
  /// - Throws: ``ReportModel/ReportError`` where the streams fail; what is wrong with a request is said in its answer.
  package func run() throws(ReportError) {
    let limit = converter.reader.options.limits[.inputSize]
    var lines = LineReader(descriptor: STDIN_FILENO, limit: limit)
    while let line = try lines.next() {
      switch line {
      case .whole(let bytes), .torn(let bytes): try StandardStream.write(answer(to: bytes))
      case .tooLong:
        var answer = WorkerAnswer()
        answer.fail(ReportError(ReadError.limitExceeded(.inputSize, limit: limit, at: nil).diagnostic))
        try StandardStream.write(answer.line(explain))
      }
    }
  }

  /// Answers a request.
  /// - Parameter request: The line, in UTF-8, without its line feed.
  /// - Returns: A line of JSON, with its line feed.
  package func answer(to request: [UInt8]) -> String {
    var answer = WorkerAnswer()
    do throws(ReportError) {
      let request = try WorkerRequest(line: request)
      answer.id = try request.identifier()
      try convert(request, &answer)
    } catch {
      answer.fail(error)
    }
    return answer.line(explain)
  }

  private func convert(_ request: WorkerRequest, _ answer: inout WorkerAnswer) throws(ReportError) {
    var formats: [OutputFormat] = []
    for name in try request.formatNames() {
      let format = try converter.templates.format(named: name)
      if !formats.contains(format) { formats.append(format) }
    }
    if formats.isEmpty { formats = self.formats }
    guard !formats.isEmpty else { throw ReportError(Diagnostic(.invalidRequest, .missingFormat)) }
    let input = try request.input()
    answer.take(
      converter.conversion(of: input.name, to: formats, isStrict: isStrict) { reader throws(ReportError) in
        try read(input, with: reader)
      })
  }

  private func read(
    _ input: WorkerRequest.Input, with reader: ReportReader
  ) throws(ReportError) -> ReportDocument {
    switch input {
    case .file(let path):
      return try reader.read(InputFile.readRegular(path, limits: reader.options.limits), name: path)
    case .bytes(let bytes, let name):
      return try reader.read(bytes, name: name)
    case .text(let text, let name):
      // The asker has decoded it: what it says of its bytes is true of the file that it was.
      var reader = reader
      reader.options.encoding = nil
      var document = try reader.read(Array(text.utf8), name: name)
      document.diagnostics.removeAll { $0.code == .contradictingEncoding }
      return document
    }
  }
}
