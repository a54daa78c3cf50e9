internal import Glibc
public import ReportModel

/// Converts many inputs to files in a folder, several at a time.
///
/// ```swift
/// let batch = BatchConversion(formats: [.html, .csv], folder: "out/")
/// let counts = try batch.convert(["reports/"]) { results, _ in
///   for result in results { print(result.name, result.status) }
/// }
/// ```
/// Outputs, results and their order are the same for any number of jobs. What is held in memory does not grow with the
/// number of inputs, except for their paths.
public struct BatchConversion: Sendable {
  /// How to run.
  public struct Options: Sendable {
    /// How many inputs are converted at a time, each by a thread of its own, up to 256; more than
    /// the processor's cores gain nothing where the disk is fast. With 0, the thread that calls converts them.
    public var jobs = BatchConversion.cores
    /// Whether an input with warnings fails.
    public var isStrict = false
    /// Whether to stop at the first input, in their order, that fails. What was begun of later ones is thrown away.
    public var stopsAtFailure = false
    /// The file that says what became of each input, one JSON object a line. While the run goes on, and where it is killed,
    /// the lines are in a file of that name with `.partial` after it.
    public var manifest: String?
    /// Whether to skip inputs that the manifest proves unchanged.
    public var resumes = false
    /// Whether unchanged inputs are read, for the issuers of their reports.
    public var namesIssuers = false

    /// All inputs, on all cores.
    public init() {}
  }

  /// The cores of this machine that are in use.
  package static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The most inputs that are converted at a time; each takes a thread and an open file.
  static let mostJobs = 256

  let converter: ReportConverter
  let formats: [OutputFormat]
  /// Where the outputs go.
  package let folder: String
  let options: Options

  /// Makes a batch.
  /// - Parameters:
  ///   - converter: Reads and renders each input.
  ///   - formats: The formats that each is written in.
  ///   - folder: Where the outputs go, with a slash at its end.
  ///   - options: How to run.
  public init(
    converter: ReportConverter = ReportConverter(), formats: [OutputFormat], folder: String,
    options: Options = Options()
  ) {
    self.converter = converter
    self.formats = formats
    self.folder = folder
    self.options = options
  }

  /// Converts files, and the reports in folders; the outputs of `2026/q1.docx` below a folder stand in `2026/` below the output
  /// folder.
  /// - Parameters:
  ///   - paths: Files, folders, and `-` for standard input.
  ///   - deliver: Takes what became of the next inputs, in their order, and the counts so far, which may be ahead of them.
  /// - Returns: The counts of all.
  /// - Throws: ``ReportModel/ReportError`` where the output folder or the manifest cannot be written, ``UsageError`` where two
  ///   inputs would be written to one file.
  public func convert(
    _ paths: [String], deliver: ([BatchResult], BatchCounts) -> Void = { _, _ in }
  ) throws -> BatchCounts {
    let list = InputList(paths, leavingOut: [folder], reader: converter.reader)
    let names = try OutputNames(list.inputs, in: folder, formats: formats)
    if let manifest = options.manifest { try names.refuse(manifest: manifest) }
    return try run(list.inputs, names: names, deliver: deliver)
  }

  /// Inputs that may be begun and not finished. While some are put into their places, the threads go on with as many others.
  private static let window = 2_048
  /// So many inputs, or those of so much time, are put into their places together: the disk is waited for once.
  private static let group = (inputs: 256, time: Duration.milliseconds(250))

  /// Converts inputs. The thread that calls puts outputs into their places while others convert, and returns when all is done.
  ///
  /// What is converted does not wait for slower inputs before it, except where the batch stops at a failure: a run that is
  /// killed has lost what the last second has given, and what was being converted.
  /// - Parameters:
  ///   - inputs: The inputs.
  ///   - names: What their outputs are called.
  ///   - deliver: Takes what became of the next inputs, in their order, and the counts so far, which may be ahead of them.
  /// - Returns: The counts of all.
  /// - Throws: ``ReportModel/ReportError`` where the output folder or the manifest cannot be written.
  package func run(
    _ inputs: [BatchInput], names: OutputNames, deliver: ([BatchResult], BatchCounts) -> Void
  ) throws(ReportError) -> BatchCounts {
    let isNew = !OutputFolder.exists(folder)
    try OutputFolder.create(folder)
    // Goes only where no input has given an output.
    defer { if isNew { rmdir(folder) } }
    let staging = try StagingFolder(in: folder)
    defer { staging.close() }
    var record: ManifestRecord?
    var journal: ManifestJournal?
    if let manifest = options.manifest {
      record = ManifestRecord(
        options: fingerprint, formats: formats, history: options.resumes ? try ManifestHistory(manifest) : nil)
      journal = try ManifestJournal(manifest, resumes: options.resumes)
    }
    let step = ConversionStep(batch: self, names: names, staging: staging, record: record)
    let window = WorkWindow<ConversionStep.Attempt>(
      count: inputs.count, width: Self.window, isOrdered: options.stopsAtFailure)
    // What threads have begun after a failure is thrown away when they hand it in.
    defer { window.stop() }
    let threads = startThreads(inputs, step, window)
    var counts = BatchCounts(inputs: inputs.count)
    var early: [Int: BatchResult] = [:]
    var delivered = 0
    while counts.finished < inputs.count {
      if threads == 0, let number = window.take() { window.put(step.attempt(inputs[number]), at: number) }
      let group = window.results(
        upTo: min(inputs.count - counts.finished, Self.group.inputs), within: threads == 0 ? .zero : Self.group.time,
        orUntil: { options.stopsAtFailure && $0.result.status == .failed })
      for (number, result) in step.finish(group) {
        counts.count(result.status)
        if let record { try journal?.append(record.line(of: result), at: number) }
        early[number] = result
      }
      var next: [BatchResult] = []
      while let result = early.removeValue(forKey: delivered + next.count) { next.append(result) }
      delivered += next.count
      deliver(next, counts)
      if options.stopsAtFailure, counts.failed > 0 { break }
      window.finish(next.count)
    }
    try journal?.publish()
    return counts
  }

  /// - Returns: How many there are; fewer than are asked for where the system has no more to give.
  private func startThreads(
    _ inputs: [BatchInput], _ step: ConversionStep, _ window: WorkWindow<ConversionStep.Attempt>
  ) -> Int {
    let wanted = min(options.jobs, inputs.count, Self.mostJobs)
    for number in 0..<max(0, wanted) {
      let isStarted = startThread {
        while let number = window.take() { window.put(step.attempt(inputs[number]), at: number) }
      }
      if !isStarted { return number }
    }
    return max(0, wanted)
  }
}
