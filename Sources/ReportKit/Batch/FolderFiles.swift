internal import Glibc
internal import ReportModel
internal import ReportReaders
internal import ReportRecognition
internal import ReportText

/// What the name and the first bytes of a file in a folder say of it.
enum FolderFile {
  /// A report, or what a person would take for one; with what keeps it from being read, where that is known.
  case input(problem: Diagnostic?)
  /// Nothing that a person would miss, and why.
  case passedOver(Message)

  /// Looks at a file.
  ///
  /// A summary without a department's report must not look complete because that came as a Word document: office files, PDF and
  /// archives are inputs, by their name or by their first bytes, and fail like any input that cannot be read.
  init(_ path: String, reader: ReportReader) {
    let ending = fileExtension(of: path).map { $0.utf8.lowercasedASCII }
    let format = ending.flatMap { InputFormat(fileExtension: $0) }
    let isNamed = format != nil
    let mayBeLetter = format == .text || format == .markdown
    // A workbook and a page are both called .xls, and a document with a password .docx; only what cannot be read for sure takes no
    // other's name.
    let mayBeOld = ending == "xls" || format?.isPackage ?? false
    do throws(ReportError) {
      let head = try head(of: path)
      if ManifestHistory.isManifest(path, beginningWith: head) {
        self = .passedOver(.manifest)
      } else if isNamed, !mayBeOld, !mayBeLetter {
        self = .input(problem: nil)
      } else if let problem = try Self.problem(of: path, beginningWith: head, reader) {
        if case .legacyDocument = problem, reader.options.libreOffice != nil {
          self = .input(problem: nil)
        } else {
          self = .input(problem: problem.diagnostic)
        }
      } else if mayBeLetter {
        // Most reports show their header at once; of others everything is looked at.
        var isReport = reader.showsHeader(head)
        if !isReport {
          isReport = reader.holdsTable(try InputFile.readRegular(path, limits: reader.options.limits), name: path)
        }
        self = isReport ? .input(problem: nil) : .passedOver(.letter)
      } else if isNamed || ending.map(Self.officeEndings.contains) ?? false {
        self = .input(problem: nil)
      } else {
        self = try Self.lookInto(path, beginningWith: head, reader)
      }
    } catch {
      self = .input(problem: error.diagnostics.last)
    }
  }

  /// What keeps a file from being read that is no text.
  /// - Throws: ``ReportModel/ReportError`` where the file cannot be opened.
  private static func problem(
    of path: String, beginningWith head: [UInt8], _ reader: ReportReader
  ) throws(ReportError) -> ReadError? {
    knownBinary(isCompoundFile(head) ? try InputFile.readRegular(path, limits: reader.options.limits) : head)
  }

  /// - Throws: ``ReportModel/ReportError`` where the file cannot be opened, so that nobody knows what it is.
  private static func lookInto(
    _ path: String, beginningWith head: [UInt8], _ reader: ReportReader
  ) throws(ReportError) -> FolderFile {
    do throws(ReportError) {
      _ = try reader.read(InputFile.readRegular(path, limits: reader.options.limits), name: path)
      return .input(problem: nil)
    } catch {
      guard let reason = error.diagnostics.last, reason.code != .unreadableFile else { throw error }
      // An archive that is no document, or a document that is damaged, is what a person would miss.
      let isArchive = isPackage(head) && reason.code != .notAReport
      return isArchive ? .input(problem: reason) : .passedOver(reason.translations)
    }
  }

  /// The endings of the names of documents, workbooks and archives, in lower case.
  private static let officeEndings: Set<String> = [
    "doc", "docx", "docm", "dot", "dotx", "wps", "wpt", "odt", "ott", "fodt", "rtf", "uot", "pages",
    "xlsx", "xlsm", "xlsb", "xlt", "xltx", "et", "ett", "ods", "ots", "fods", "uos", "numbers",
    "ppt", "pptx", "pptm", "dps", "odp", "uop", "pdf", "ofd", "zip", "rar", "7z",
  ]

  /// Whether a name is one that systems and programs give files of their own: what Office keeps beside a document that is
  /// open, pictures of folders, what is left of a document that was thrown away.
  static func isOfSystem(_ name: String) -> Bool {
    let name = name.utf8.lowercasedASCII
    return name.hasPrefix("~$") || name.hasPrefix("~wr") || (name.hasPrefix("~") && name.hasSuffix(".tmp"))
      || ["thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "icon\r"].contains(
        name)
  }
}

/// The first bytes of a regular file.
/// - Throws: ``ReportModel/ReportError`` with the system's reason.
private func head(of path: String) throws(ReportError) -> [UInt8] {
  let descriptor = try InputFile.openRegular(path)
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 4_096)
  let count = readSome(descriptor, &bytes, bytes.count)
  guard count >= 0 else { throw ReportError(Diagnostic(.unreadableFile, .unreadable(systemError()))) }
  return Array(bytes[..<count])
}

extension ReportReader {
  /// Whether the lines that a text begins with hold the words of a header.
  fileprivate func showsHeader(_ head: [UInt8]) -> Bool {
    guard let end = head.lastIndex(of: ASCII.lineFeed) else { return false }
    let decoded = try? decode(Array(head[...end]), encoding: options.encoding, isLossy: options.isLossy)
    return decoded.map { holdsHeader($0.value) } ?? false
  }

  /// Whether a text holds a table, or what could be left of a damaged one: letters and notes hold neither.
  fileprivate func holdsTable(_ bytes: [UInt8], name: String) -> Bool {
    // What cannot be decoded may be a report.
    guard let source = try? decode(bytes, encoding: options.encoding, isLossy: options.isLossy).value else {
      return true
    }
    if holdsHeader(source) { return true }
    do throws(ReportError) {
      return try readTables(bytes, name: name).blocks.contains { block in
        if case .table(let table) = block { table.width > 1 } else { false }
      }
    } catch {
      return ![.notAReport, .unknownFormat].contains(error.diagnostics.last?.code)
    }
  }

  /// Whether two header words stand by themselves, also where the TABs between them have become blanks.
  private func holdsHeader(_ source: SourceText) -> Bool {
    var count = 0
    for line in source.lines.prefix(2_000) {
      for piece in source.bytes[line].split(whereSeparator: { $0 <= 0x20 || " ,;|\"".utf8.contains($0) })
      where piece.count <= 120 && options.schema.dictionary.role(named: String(decoding: piece, as: UTF8.self)) != nil {
        count += 1
        if count > 1 { return true }
      }
    }
    return false
  }
}
