internal import CLinux
public import ReportModel
internal import ReportReaders
internal import ReportRecognition

/// Reads inputs into typed reports.
///
/// ```swift
/// let document = try ReportReader().read(bytes, name: "2026-q1.txt")
/// ```
public struct ReportReader: Sendable {
  /// How to read, where the input alone does not decide.
  public struct Options: Sendable, Equatable {
    /// The format; nil means to detect it.
    public var format: InputFormat?
    /// The name of the encoding; nil means to decide it from the bytes.
    public var encoding: String?
    /// Whether bytes that cannot be decoded become U+FFFD and a warning instead of an error.
    public var isLossy: Bool
    /// Which report of the input to keep, from 1; nil means all.
    public var table: Int?
    /// The header words, roles and title words that are known.
    public var schema: Schema
    /// What an input may ask for at most.
    public var limits: Limits
    /// The path of LibreOffice's program, which then converts documents of old formats (.doc, .xls, .wps, .et, .rtf); nil means
    /// that they are refused. See ``ReportReader/findLibreOffice()``.
    public var libreOffice: String?
    /// Whether diagnostics are given the rows that they are about, which takes some time.
    package var locatesRows: Bool
  }

  /// How to read.
  public var options: Options

  /// Makes a reader.
  public init(options: Options = Options()) { self.options = options }

  /// Reads the reports of an input.
  /// - Parameters:
  ///   - bytes: The input as it is stored, in any encoding that is supported.
  ///   - name: Its file name; the extension helps where the content does not decide the format.
  /// - Throws: ``ReportModel/ReportError`` where there is no usable reading, with the place.
  public func read(_ bytes: [UInt8], name: String) throws(ReportError) -> ReportDocument {
    do throws(ReportError) { return try document(of: bytes, name: name) } catch { throw error.of(name) }
  }

  private func document(of bytes: [UInt8], name: String) throws(ReportError) -> ReportDocument {
    let decoded = try tables(of: bytes, name: name)
    // What a page took on its way to tables is as much as the input, and the allocator would keep it for cells.
    if bytes.count > 4_000_000 { malloc_trim(0) }
    do throws(ReadError) {
      var readings = try reports(in: decoded)
      if let table = options.table {
        guard table > 0, table <= readings.count else { throw ReadError.noSuchTable(table, count: readings.count) }
        readings = [readings[table - 1]]
      }
      var document = ReportDocument(
        input: name, format: decoded.format.rawValue, encoding: decoded.source.encoding,
        reports: readings.map(\.value),
        diagnostics: inOrder(decoded.diagnostics + readings.flatMap(\.diagnostics)).map { $0.of(name) })
      if options.locatesRows {
        let rows = RowPlaces(of: document.reports, in: decoded.source)
        document.rowsOfDiagnostics = document.diagnostics.map { $0.location.flatMap(rows.row) }
      }
      return document
    } catch {
      throw ReportError(error.diagnostic, after: decoded.diagnostics)
    }
  }

  private func reports(in decoded: DecodedTables) throws(ReadError) -> [Reading<Report>] {
    let dictionary = options.schema.dictionary
    do throws(ReadError) {
      if decoded.format == .text, !decoded.source.bytes.contains(UInt8(ascii: "\t")) { throw ReadError.textWithoutTabs }
      return try recognizeReports(
        in: decoded.blocks, source: decoded.source, dictionary: dictionary, limits: options.limits)
    } catch {
      switch error {
      case .notAReport, .textWithoutTabs:
        if options.format != nil,
          let seen = try? detectFormat(of: decoded.source, fileExtension: nil, dictionary: dictionary),
          seen != decoded.format
        {
          throw .otherFormat(named: decoded.format.rawValue, seen: seen.rawValue)
        }
        throw ReportKit.lostSeparator(in: decoded.source, dictionary: dictionary) ?? error
      default: throw error
      }
    }
  }

  /// Reads every table of an input, whether or not it is a report.
  /// - Throws: ``ReportModel/ReportError`` where there is no usable reading, with the place.
  package func readTables(_ bytes: [UInt8], name: String) throws(ReportError) -> TableDocument {
    do throws(ReportError) {
      let decoded = try tables(of: bytes, name: name)
      return TableDocument(
        input: name, encoding: decoded.source.encoding, blocks: decoded.blocks,
        diagnostics: decoded.diagnostics.map { $0.of(name) })
    } catch { throw error.of(name) }
  }

  /// Says for every table of an input whether it is a report and why, and how its header was understood.
  /// - Throws: ``ReportModel/ReportError`` where there is no usable reading, with the place.
  package func explain(_ bytes: [UInt8], name: String) throws(ReportError) -> ExplainedDocument {
    do throws(ReportError) {
      let decoded = try tables(of: bytes, name: name)
      do throws(ReadError) {
        let reading = try explainTables(
          in: decoded.blocks, source: decoded.source, dictionary: options.schema.dictionary, limits: options.limits)
        return ExplainedDocument(
          input: name, format: decoded.format.rawValue, encoding: decoded.source.encoding, tables: reading.value,
          diagnostics: inOrder(decoded.diagnostics + reading.diagnostics).map { $0.of(name) })
      } catch {
        throw ReportError(error.diagnostic, after: decoded.diagnostics)
      }
    } catch { throw error.of(name) }
  }

  private struct DecodedTables {
    var source: SourceText
    var format: InputFormat
    var blocks: [Block]
    var diagnostics: [Diagnostic]
  }

  private func tables(of bytes: [UInt8], name: String) throws(ReportError) -> DecodedTables {
    var diagnostics: [Diagnostic] = []
    do throws(ReadError) {
      let sizeLimit = options.limits[.inputSize]
      guard bytes.count <= sizeLimit else { throw ReadError.limitExceeded(.inputSize, limit: sizeLimit, at: nil) }
      if let problem = knownBinary(bytes) { throw problem }
      if isPackage(bytes) { return try tables(ofPackage: bytes) }
      if let format = options.format, format.isPackage, !isFlatDocument(bytes) {
        throw ReadError.binaryFile(.noPackage(format.rawValue))
      }
      let decoded = try decode(bytes, encoding: options.encoding, isLossy: options.isLossy)
      diagnostics = decoded.diagnostics
      guard decoded.value.bytes.contains(where: { $0 > UInt8(ascii: " ") }) else { throw ReadError.emptyInput }
      if let (format, reading) = try ReportKit.readFlatDocument(
        decoded.value, as: options.format, dictionary: options.schema.dictionary, limits: options.limits)
      {
        return DecodedTables(
          source: reading.value.source, format: format, blocks: reading.value.blocks,
          diagnostics: diagnostics + reading.diagnostics)
      }
      let format =
        if let format = options.format { format } else {
          try detectFormat(
            of: decoded.value, fileExtension: fileExtension(of: name), dictionary: options.schema.dictionary)
        }
      let reading = try ReportKit.readTables(
        decoded.value, as: format, dictionary: options.schema.dictionary, limits: options.limits)
      diagnostics += reading.diagnostics
      return DecodedTables(
        source: decoded.value, format: format, blocks: reading.value, diagnostics: diagnostics)
    } catch {
      if case .legacyDocument(let document) = error, let path = options.libreOffice {
        return try tables(of: document, bytes, through: LibreOffice(path: path))
      }
      throw ReportError(error.diagnostic, after: diagnostics)
    }
  }

  private func tables(ofPackage bytes: [UInt8]) throws(ReadError) -> DecodedTables {
    let (format, reading) = try ReportKit.readPackage(
      bytes, as: options.format, dictionary: options.schema.dictionary, limits: options.limits)
    return DecodedTables(
      source: reading.value.source, format: format, blocks: reading.value.blocks, diagnostics: reading.diagnostics)
  }

  /// Reads what LibreOffice makes of a document.
  private func tables(
    of document: LegacyDocument, _ bytes: [UInt8], through program: LibreOffice
  ) throws(ReportError) -> DecodedTables {
    let converted = try program.convert(bytes, document, limits: options.limits)
    guard isPackage(converted) else {
      throw ReportError(Diagnostic(.failedConversion, .conversionGaveNothing(document)))
    }
    do throws(ReadError) {
      var tables = try tables(ofPackage: converted)
      let name = try producer(of: converted, limits: options.limits) ?? "LibreOffice"
      tables.diagnostics.insert(Diagnostic(.convertedFile, .converted(document, by: name)), at: 0)
      return tables
    } catch { throw ReportError(error.diagnostic) }
  }
}

/// The diagnostics in the order of their places; those without a place first.
private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  let keys = diagnostics.enumerated().map { index, diagnostic in
    (diagnostic.location?.line ?? 0, diagnostic.location?.column ?? 0, index)
  }
  return keys.sorted { $0 < $1 }.map { diagnostics[$0.2] }
}

// No option has its default where it is declared, so that neither list is complete for the compiler without each of them.
extension ReportReader.Options {
  /// Decides everything from the input.
  public init() {
    self.init(
      format: nil, encoding: nil, isLossy: false, table: nil, schema: .builtIn, limits: Limits(),
      libreOffice: nil, locatesRows: false)
  }

  /// Gives each option with its name, for what has to notice any change of them.
  func list(_ add: (_ name: String, _ value: String) -> Void) {
    func named<Value>(_ name: String, _ value: Value, _ text: String) -> Value {
      add(name, text)
      return value
    }
    _ = ReportReader.Options(
      format: named("format", format, format?.rawValue ?? ""), encoding: named("encoding", encoding, encoding ?? ""),
      isLossy: named("isLossy", isLossy, isLossy ? "yes" : "no"),
      table: named("table", table, table.map { String($0) } ?? ""), schema: named("schema", schema, schema.yaml),
      limits: named(
        "limits", limits, Limits.Name.allCases.map { "\($0.rawValue)=\(limits[$0])" }.joined(separator: ",")),
      libreOffice: named("libreOffice", libreOffice, libreOffice ?? ""),
      locatesRows: named("locatesRows", locatesRows, locatesRows ? "yes" : "no"))
  }
}
