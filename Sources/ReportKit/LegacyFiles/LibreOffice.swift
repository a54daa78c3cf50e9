internal import Glibc
internal import ReportModel

/// Converts documents of old formats with LibreOffice: in a folder and with a profile of their own, without macros and links, and
/// not for ever. The program is somebody else's, and the document a stranger's.
struct LibreOffice {
  /// How long it may take for one document.
  static let seconds = 60

  /// Its program.
  let path: String

  /// Never more at a time than the machine has cores.
  private static let running = Monitor(0)

  /// Converts a document.
  /// - Returns: The bytes of the document in its format of today.
  /// - Throws: ``ReportModel/ReportError`` with what went wrong.
  func convert(
    _ bytes: [UInt8], _ document: LegacyDocument, limits: Limits, seconds: Int = LibreOffice.seconds
  ) throws(ReportError) -> [UInt8] {
    let cores = BatchConversion.cores
    Self.running.wait { count -> Void? in
      guard count < cores else { return nil }
      count += 1
      return ()
    }
    defer { Self.running.change { $0 -= 1 } }
    let result: Result<[UInt8], ReportError>
    do throws(ProgramError) { result = try converted(bytes, document, limits: limits, seconds: seconds) } catch {
      throw ReportError(Diagnostic(.failedConversion, .conversionNotStarted(error.reason)))
    }
    return try result.get()
  }

  private func converted(
    _ bytes: [UInt8], _ document: LegacyDocument, limits: Limits, seconds: Int
  ) throws(ProgramError) -> Result<[UInt8], ReportError> {
    let folder = try PrivateFolder()
    let input = folder.path + "/report." + document.fileExtension
    try folder.write(bytes, to: "report." + document.fileExtension)
    guard mkdir(folder.path + "/profile", 0o700) == 0, mkdir(folder.path + "/profile/user", 0o700) == 0,
      mkdir(folder.path + "/out", 0o700) == 0
    else { throw ProgramError(reason: systemError()) }
    try folder.write(Array(Self.settings.utf8), to: "profile/user/registrymodifications.xcu")
    let arguments = [
      path, "-env:UserInstallation=file://" + percentEncoded(folder.path + "/profile"), "--headless",
      "--invisible",
      "--nologo", "--norestore", "--nodefault", "--nolockcheck", "--convert-to",
      document.target.rawValue + ":" + document.filter, "--outdir", folder.path + "/out", input,
    ]
    let environment = [
      "HOME=" + folder.path, "TMPDIR=" + folder.path, "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
      "PATH=" + (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"),
    ]
    let end = try ChildProcess.run(
      arguments, environment: environment, folder: folder.path, within: .seconds(seconds))
    switch end {
    case .timeIsOver: return .failure(failed(.conversionTimedOut(seconds: seconds)))
    case .signal(let signal): return .failure(failed(.conversionCrashed(signal: signal)))
    case .exit: break
    }
    let output = folder.path + "/out/report." + document.target.rawValue
    guard access(output, R_OK) == 0 else { return .failure(failed(.conversionGaveNothing(document))) }
    return Result { () throws(ReportError) in try InputFile.readRegular(output, limits: limits) }
  }

  private func failed(_ message: Message) -> ReportError { ReportError(Diagnostic(.failedConversion, message)) }

  /// No macros, no links to other files, and where something should ask the network after all, a proxy that is none. Dates and old
  /// files that name no encoding are Chinese.
  private static let settings: String = {
    func item(_ path: String, _ name: String, _ value: String) -> String {
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\"><value>\(value)</value></prop></item>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
      + item("Office.Common/Security/Scripting", "MacroSecurityLevel", "3")
      + item("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
      + item("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
      + item("Office.Common/Security/Scripting", "DisableActiveContent", "true")
      + item("Office.Writer/Content/Update", "Link", "2") + item("Office.Calc/Content/Update", "Link", "2")
      + item("Inet/Settings", "ooInetProxyType", "2")
      + ["HTTP", "HTTPS", "FTP"].map {
        item("Inet/Settings", "ooInet\($0)ProxyName", "127.0.0.1") + item("Inet/Settings", "ooInet\($0)ProxyPort", "9")
      }.joined()
      + item("Setup/L10N", "ooSetupSystemLocale", "zh-CN") + "</oor:items>\n"
  }()
}

extension ReportReader {
  /// LibreOffice's program, where the environment's path leads to it.
  public static func findLibreOffice() -> String? {
    findProgram(["soffice", "libreoffice"])
  }
}
