/// The JSON Schema (draft 2020-12) of an output.
/// - Parameter definition: The name of its definition in Schema/definitions.json.
package func jsonSchema(of definition: String) -> String {
  let definitions = String(decoding: PackageResources.definitions_json, as: UTF8.self)
  return """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$ref": "#/$defs/\(definition)",
      "$defs": \(definitions.split(separator: "\n").joined(separator: "\n  "))
    }

    """
}
