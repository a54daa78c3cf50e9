internal import ReportModel

/// The JSON Schema (draft 2020-12) of an output.
/// - Parameter definition: The name of its definition in Schema/definitions.json.
package func jsonSchema(of definition: String) -> String {
  """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$ref": "#/$defs/\(definition)",
    "$defs": \(definitions.split(separator: "\n").joined(separator: "\n  "))
  }

  """
}

/// The definitions, where each name in angle brackets stands for the words that the model has for it.
private var definitions: String {
  let vocabularies: [(name: String, words: [String])] = [
    ("format", InputFormat.allCases.map(\.rawValue) + ["merge"]), ("input", InputFormat.allCases.map(\.rawValue)),
    ("type", ValueType.allCases.filter { $0.isGeneral && $0 != .text }.map(\.rawValue)),
    ("row", Row.Kind.allCases.map(\.rawValue)),
    ("department", Department.Part.allCases.map(\.rawValue)),
    ("status", TaskStatus.allCases.map(\.rawValue)),
    ("severity", Diagnostic.Severity.allCases.map(\.rawValue)),
  ]
  return vocabularies.reduce(String(decoding: PackageResources.definitions_json, as: UTF8.self)) { text, vocabulary in
    text.replacing(
      "\"<\(vocabulary.name)>\"", with: vocabulary.words.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}
