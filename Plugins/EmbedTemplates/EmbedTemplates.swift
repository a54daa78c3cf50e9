import Foundation
import PackagePlugin

/// Makes the files of `templates/` a dictionary in Swift: what stands in the folder is in the library.
@main
struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let folder = package.appending(path: "templates")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".mustache") || $0 == "README.md" }.sorted()
    let script = package.appending(path: "scripts/embed-templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    let files = names.map { folder.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Embedding templates", executable: URL(filePath: "/bin/sh"),
        arguments: [script.path(), output.path()] + files.map { $0.path() }, inputFiles: files + [script],
        outputFiles: [output])
    ]
  }
}
