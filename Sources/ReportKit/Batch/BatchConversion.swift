internal import Glibc
public import ReportModel

/// Converts many inputs to files in a folder, several at a time.
///
/// ```swift
/// let list = InputList(["reports/"])
/// let names = try OutputNames(list.inputs, in: "out/", formats: [.html, .csv])
/// let batch = BatchConversion(converter: ReportConverter(), formats: [.html, .csv], folder: "out/")
/// let counts = try await batch.run(list.inputs, names: names) { results, _ in
///   for result in results { print(result.input.name, result.status) }
/// }
/// ```
/// Outputs, results and their order are the same for any number of jobs. What is held in memory does not grow with the
/// number of inputs, except for their paths.
public struct BatchConversion: Sendable {
  /// How to run.
  public struct Options: Sendable {
    /// How many inputs are converted at a time; more than the processor's cores gain nothing.
    public var jobs = BatchConversion.cores
    /// Whether an input with warnings fails.
    public var isStrict = false
    /// Whether to stop at the first input, in their order, that fails. What was begun of later ones is thrown away.
    public var stopsAtFailure = false
    /// The file that says what became of each input, one JSON object a line. While the run goes on, and where it is ended
    /// early, the lines are in a file of that name with `.partial` behind it.
    public var manifest: String?
    /// Whether to skip inputs that the manifest proves unchanged.
    public var resumes = false

    /// All inputs, on all cores.
    public init() {}
  }

  /// The cores of this machine that are in use.
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  let converter: ReportConverter
  let formats: [OutputFormat]
  /// Where the outputs go.
  public let folder: String
  let options: Options

  /// Makes a batch.
  /// - Parameters:
  ///   - converter: Reads and renders each input.
  ///   - formats: The formats that each is written in.
  ///   - folder: Where the outputs go, with a slash at its end.
  ///   - options: How to run.
  public init(
    converter: ReportConverter, formats: [OutputFormat], folder: String, options: Options = Options()
  ) {
    self.converter = converter
    self.formats = formats
    self.folder = folder
    self.options = options
  }

  /// Inputs that may be begun and not finished. While some are put into their places, the tasks go on with as many others.
  private static let window = 2_048
  /// So many inputs, or those of so much time, are put into their places together: the disk is waited for once.
  private static let group = (inputs: 256, time: Duration.milliseconds(250))

  /// Converts inputs.
  /// - Parameters:
  ///   - inputs: The inputs.
  ///   - names: What their outputs are called.
  ///   - deliver: Takes what became of the next inputs, in their order, and the counts so far.
  /// - Returns: The counts of all.
  /// - Throws: ``ReportModel/ReportError`` where the output folder or the manifest cannot be written.
  public nonisolated(nonsending) func run(
    _ inputs: [BatchInput], names: OutputNames, deliver: ([BatchResult], BatchCounts) -> Void
  ) async throws(ReportError) -> BatchCounts {
    let staging = try StagingFolder(in: folder)
    var record: ManifestRecord?
    var journal: ManifestJournal?
    if let manifest = options.manifest {
      record = ManifestRecord(
        options: fingerprint, history: options.resumes ? try ManifestHistory(manifest) : nil)
      journal = try ManifestJournal(manifest, resumes: options.resumes)
    }
    let step = ConversionStep(batch: self, names: names, staging: staging, record: record)
    let window = WorkWindow<ConversionStep.Attempt>(count: inputs.count, width: Self.window)
    var counts = BatchCounts(inputs: inputs.count)
    var failure: ReportError?
    await withTaskGroup(of: Void.self) { tasks in
      for _ in 0..<max(1, min(options.jobs, inputs.count)) {
        tasks.addTask {
          while let number = await window.take() { window.put(step.attempt(inputs[number]), at: number) }
        }
      }
      while counts.finished < inputs.count {
        let group = await group(from: window, left: inputs.count - counts.finished)
        let results = step.finish(group)
        for result in results { counts.count(result.status) }
        do throws(ReportError) {
          if let record { for result in results { try journal?.append(record.line(of: result)) } }
        } catch {
          failure = error
        }
        deliver(results, counts)
        if failure != nil || (options.stopsAtFailure && counts.failed > 0) { break }
        window.finish(group.count)
      }
      window.stop()
    }
    if let failure { throw failure }
    if counts.finished == inputs.count { try journal?.publish() }
    return counts
  }

  /// The next results, so many that it pays to wait for the disk.
  private nonisolated(nonsending) func group(
    from window: WorkWindow<ConversionStep.Attempt>, left: Int
  ) async -> [ConversionStep.Attempt] {
    let start = ContinuousClock.now
    var group: [ConversionStep.Attempt] = []
    let size = min(left, Self.group.inputs)
    repeat {
      group += await window.results(upTo: size - group.count)
    } while group.count < size && ContinuousClock.now - start < Self.group.time
    return group
  }
}
