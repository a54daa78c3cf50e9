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
    converter.reader.options.list { add("reading " + $0, $1) }
    converter.writing.list { add("writing " + $0, $1) }
    add("strict", options.isStrict ? "yes" : "no")
    for format in formats { add("format", format.rawValue) }
    for file in converter.templates.files { add(file.name, file.text) }
    return hash.finish()
  }
}
