internal import Glibc
internal import ReportModel
internal import Synchronization

/// Prints pages with Chromium, or with WeasyPrint where that is not there.
///
/// One browser is started for all pages, and prints one after the other: it takes longer to start than to print most reports. It goes
/// when the printer goes, or we do.
final class PDFPrinter: Sendable {
  /// How long one page may take.
  static let seconds = 60

  private let browser = Mutex<Browser?>(nil)

  init() {}

  deinit { browser.withLock { $0?.end() } }

  /// - Throws: ``ReportModel/ReportError`` where no program is there, or it fails.
  func print(
    _ page: [UInt8], with engine: WritingOptions.PDFEngine, seconds: Int = PDFPrinter.seconds
  ) throws(ReportError) -> [UInt8] {
    let chromium = engine == .weasyprint ? nil : findProgram(Self.browsers)
    let weasyPrint = engine == .chromium || chromium != nil ? nil : findProgram(["weasyprint"])
    let result: Result<[UInt8], PrintingError>
    if let chromium {
      result = browser.withLock { browser in
        Result { () throws(PrintingError) in try Self.print(page, in: &browser, chromium, seconds: seconds) }
      }
    } else if let weasyPrint {
      result = Result { () throws(PrintingError) in
        try WeasyPrint(path: weasyPrint).print(page, seconds: seconds)
      }
    } else {
      throw ReportError(Diagnostic(.failedPrinting, .needsPrinter(engine)))
    }
    do throws(PrintingError) { return try result.get() } catch {
      let program = chromium == nil ? "WeasyPrint" : "Chromium"
      let message: Message =
        switch error {
        case .notStarted(let reason): .printingNotStarted(program, reason)
        case .timeIsOver: .printingTimedOut(program, seconds: seconds)
        case .failed: .printingFailed(program)
        }
      throw ReportError(Diagnostic(.failedPrinting, message))
    }
  }

  private static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

  /// A browser that fails is ended, and the next page gets another.
  private static func print(
    _ page: [UInt8], in browser: inout Browser?, _ path: String, seconds: Int
  ) throws(PrintingError) -> [UInt8] {
    let isNew = browser == nil
    do throws(PrintingError) {
      let running: Browser
      if let known = browser { running = known } else { running = try Browser(path: path) }
      browser = running
      return try running.print(page, until: .now + .seconds(seconds))
    } catch {
      browser?.end()
      browser = nil
      // One that has died between two pages says nothing of the second.
      guard case .failed = error, !isNew else { throw error }
      return try print(page, in: &browser, path, seconds: seconds)
    }
  }
}

/// Why a page was not printed.
enum PrintingError: Error { case notStarted(Message), timeIsOver, failed }

/// WeasyPrint as a program.
struct WeasyPrint {
  let path: String

  func print(_ page: [UInt8], seconds: Int) throws(PrintingError) -> [UInt8] {
    let end: ChildProcess.End
    let folder: PrivateFolder
    do throws(ProgramError) {
      folder = try PrivateFolder()
      try folder.write(page, to: "report.xhtml")
      end = try ChildProcess.run(
        [path, "--quiet", folder.path + "/report.xhtml", folder.path + "/report.pdf"],
        environment: printingEnvironment(folder), folder: folder.path, within: .seconds(seconds))
    } catch {
      throw .notStarted(error.reason)
    }
    if case .timeIsOver = end { throw .timeIsOver }
    guard case .exit(0) = end, let bytes = try? InputFile.readRegular(folder.path + "/report.pdf") else {
      throw .failed
    }
    return bytes
  }
}

/// What a program that prints knows of where it runs: a folder of its own, and a proxy that is none should it ask the network.
func printingEnvironment(_ folder: PrivateFolder) -> [String] {
  let kept = ["PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH"].compactMap { (name: String) -> String? in
    getenv(name).map { "\(name)=" + String(cString: $0) }
  }
  let proxies = ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy"].map { "\($0)=http://127.0.0.1:9" }
  return kept + proxies + ["HOME=" + folder.path, "TMPDIR=" + folder.path, "LC_ALL=C.UTF-8", "no_proxy="]
}
