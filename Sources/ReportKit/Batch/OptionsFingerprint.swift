internal import ReportModel

extension BatchConversion {
  /// The SHA-256 of everything that decides on the bytes of outputs, beside the input and the version of the tool: the
  /// formats, the options of reading and writing, the schema, the templates, `--strict`.
  var fingerprint: String {
    var hash = SHA256()
    // A length before each text, so that no two lists of texts run together as one.
    func add(_ text: String) { hash.update(Array("\(text.utf8.count):".utf8) + Array(text.utf8)) }
    func add(_ name: String, _ value: String) {
      add(name)
      add(value)
    }
    let reading = converter.reader.options
    add("from", reading.format?.rawValue ?? "")
    add("encoding", reading.encoding ?? "")
    add("lossy", "\(reading.isLossy)")
    add("table", reading.table.map { "\($0)" } ?? "")
    add("schema", reading.schema.yaml)
    for name in Limits.Name.allCases { add(name.rawValue, "\(reading.limits[name])") }
    // The description names every option of writing, also one that is new.
    add("writing", "\(converter.writing)")
    add("strict", "\(options.isStrict)")
    for format in formats { add("format", format.rawValue) }
    for file in converter.templates.files { add(file.name, file.text) }
    return hash.finish()
  }
}
