package import ReportModel
internal import ReportWriters

/// What has become of an input: read, reported, refused where it has warnings and none are allowed, rendered.
///
/// This is the one way from an input to its outputs; batches, workers and commands differ only in where the bytes come from and
/// where the outputs go.
package struct Conversion: Sendable {
  /// What was read; nil where the input cannot be read.
  package private(set) var document: ReportDocument?
  /// The outputs, format by format; none where it failed.
  package private(set) var outputs: [ReportConverter.Output] = []
  /// The diagnostics, each with the name of the input; where it failed, the reason is the last.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether it failed.
  package private(set) var hasFailed = false

  /// Does what each conversion does.
  /// - Parameters:
  ///   - name: What the input is called.
  ///   - refusal: Why warnings are too much; nil where they are not.
  ///   - read: Reads the document.
  ///   - render: Makes the outputs.
  init(
    of name: String, refusal: Message?, read: () throws(ReportError) -> ReportDocument?,
    render: (ReportDocument?) throws(ReportError) -> (said: [Diagnostic], outputs: [ReportConverter.Output])
  ) {
    do throws(ReportError) {
      document = try read()
      diagnostics = document?.diagnostics ?? []
      let (said, outputs) = try render(document)
      diagnostics += (said + outputs.flatMap(\.diagnostics)).map { $0.of(name) }
      if let refusal, diagnostics.contains(where: { $0.severity == .warning }) {
        throw ReportError(Diagnostic(.refusedWarnings, refusal))
      }
      self.outputs = outputs
    } catch {
      hasFailed = true
      diagnostics += error.of(name).diagnostics
    }
  }
}

extension ReportConverter {
  /// Converts an input.
  ///
  /// ```swift
  /// let conversion = ReportConverter().convert(bytes, name: "2026-q1.txt", to: [.html, .csv])
  /// ```
  /// - Parameters:
  ///   - bytes: The input as it is stored.
  ///   - name: Its file name.
  ///   - formats: What is written; without any, the input is only read.
  ///   - isStrict: Whether it fails where it has warnings.
  package func convert(
    _ bytes: [UInt8], name: String, to formats: [OutputFormat], isStrict: Bool = false
  ) -> Conversion {
    conversion(of: name, to: formats, isStrict: isStrict) { reader throws(ReportError) in
      try reader.read(bytes, name: name)
    }
  }

  /// Converts an input of a list.
  /// - Parameter isDivided: Whether reports that cannot share an output have one each.
  package func convert(
    _ input: BatchInput, to formats: [OutputFormat] = [], isStrict: Bool = false, isDivided: Bool = true
  ) -> Conversion {
    conversion(of: input.name, to: formats, isStrict: isStrict, isDivided: isDivided) { reader throws(ReportError) in
      try reader.read(input.bytes(limits: reader.options.limits), name: input.name)
    }
  }

  /// Converts what a step reads.
  func conversion(
    of name: String, to formats: [OutputFormat], isStrict: Bool, isDivided: Bool = true,
    reading read: (ReportReader) throws(ReportError) -> ReportDocument
  ) -> Conversion {
    Conversion(of: name, refusal: isStrict ? .refusedWarnings : nil) { () throws(ReportError) in
      try read(reader)
    } render: { document throws(ReportError) in
      var outputs: [Output] = []
      guard let document else { return ([], outputs) }
      let layouts = PrintLayouts(on: writing.page)
      for format in formats {
        outputs +=
          isDivided
          ? try renderParts(of: document, as: format, layouts: layouts) : [try render(document, as: format)]
      }
      return ([], outputs)
    }
  }

  /// Makes the outputs of one document out of several that are read.
  /// - Parameters:
  ///   - name: What it is called.
  ///   - render: Makes the outputs, and gives the diagnostics of all together.
  package func combine(
    named name: String, isStrict: Bool,
    _ render: (ReportConverter) throws(ReportError) -> (said: [Diagnostic], outputs: [Output])
  ) -> Conversion {
    Conversion(of: name, refusal: isStrict ? .refusedDocument : nil) { () throws(ReportError) in
      nil
    } render: { _ throws(ReportError) in
      try render(self)
    }
  }
}

extension BatchInput {
  /// Reads it, or says what is known to keep it from being read.
  func bytes(limits: Limits) throws(ReportError) -> [UInt8] {
    if let problem { throw ReportError(problem) }
    return try InputFile.read(self, limits: limits)
  }
}
