/// The templates that the library carries, by file name: the `.mustache` files of `templates/`.
package let builtInTemplates: [String: String] = embeddedFiles.filter { $0.key.hasSuffix(".mustache") }

/// The README.md beside them.
package var builtInManual: String { embeddedFiles["README.md"] ?? "" }
