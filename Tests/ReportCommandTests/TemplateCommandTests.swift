import Foundation
import TestSupport
import Testing

/// Templates of the user's own.
extension CommandTests {
  @Test func templatesOfAFolderStandIn() throws {
    let input = "samples/parks-2026-q2.html"
    let list = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "list"])
    #expect(list.status == 0 && list.text.contains("\n- **1** "))
    let page = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "xhtml"])
    #expect(page.status == 0 && page.text.contains("color: #1d4e89"))
    let csv = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "csv"])
    #expect(csv.output == (try Repository.bytes("samples/expected/parks-2026-q2.html.csv")))
    let missing = try Command.run(["convert", input, "--templates", "samples/theme", "--to", "brief"])
    #expect(
      missing.status == 1 && missing.output.isEmpty && missing.errors.contains("there is no 'report.brief.mustache'"))
    let folder = try TemporaryFolder()
    // The extension alone names a format of the user's too.
    let named = ["convert", input, "--templates", "samples/theme", "-o", folder.path("tasks.list")]
    #expect(try Command.run(named).status == 0 && folder.read("tasks.list") == list.output)
    let unknown = try Command.run(["convert", input, "--templates", "samples/theme", "-o", folder.path("tasks.brief")])
    #expect(unknown.status == 1 && unknown.errors.contains("there is no 'report.brief.mustache'"))
    #expect(try Command.run(["convert", input, "-o", folder.path("tasks.list2")]).status == 64)
    let both = try Command.run(
      ["convert", input, "--templates", "samples/theme", "--to", "list,html", "-o", folder.path("out") + "/"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
    #expect(both.status == 0 && names == ["parks-2026-q2.html", "parks-2026-q2.list"])
  }

  @Test func wrongTemplatesAreNamedAndNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "a.csv")
    try FileManager.default.createDirectory(atPath: folder.path("t"), withIntermediateDirectories: true)
    try folder.write("{{% CONTENT_TYPE:HTML }}\n{{#rows}}\n{{titel}}{{/rows}}".utf8, to: "t/table.mustache")
    try folder.write("{{columns}}".utf8, to: "t/report.mine.mustache")
    try folder.write("{{% CONTENT_TYPE:HTML }}".utf8, to: "t/unused.mustache")
    try folder.write([0xFF], to: "t/report.bad.mustache")
    let expected = [
      "t/report.bad.mustache: error: the template is not UTF-8 [undecodable]",
      "t/table.mustache:3:1: error: unknown key 'titel'; did you mean 'title'? [invalid-template]",
      "t/report.mine.mustache:1:1: error: the first tag must be a content type, as {{% CONTENT_TYPE:HTML }} [invalid-template]",
    ]
    for command in [["templates", "check", "t"], ["convert", "a.csv", "--templates", "t", "-o", "a.html"]] {
      let result = try Command.run(command, in: folder.url)
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(Set(result.errors.split(separator: "\n").map(String.init)) == Set(expected), "\(result.errors)")
    }
    #expect(folder.names == ["a.csv", "t"])
    // What Windows makes of files: a byte order mark, an ending that is hidden.
    try FileManager.default.removeItem(at: folder.url.appending(path: "t"))
    try folder.write([
      "t/report.xhtml.mustache": "\u{FEFF}{{% CONTENT_TYPE:HTML }}\n<?xml version=\"1.0\"?><p>{{pageTitle}}</p>",
      "t/report.html.mustache.txt": "", "t/report.htm.mustache": "{{% CONTENT_TYPE:HTML }}",
    ])
    let odd = try Command.run(["convert", "a.csv", "--to", "xhtml", "--templates", "t"], in: folder.url)
    #expect(odd.text == "<?xml version=\"1.0\"?><p></p>")
    #expect(
      odd.errors.contains("t/report.html.mustache.txt: note: its name does not end in '.mustache' [unused-template]"))
    #expect(odd.errors.contains("the format is called html; did you mean 'report.html.mustache'? [unused-template]"))
    let none = try Command.run(["templates", "check", "none"], in: folder.url)
    #expect(none.status == 1 && none.errors.hasPrefix("none/: error: the folder cannot be read: No such file"))
  }

  @Test func templatesAreListedExportedAndChecked() throws {
    let folder = try TemporaryFolder()
    let listed = try Command.run(["templates", "list", "--templates", "samples/theme"])
    #expect(listed.text.contains("report.list.mustache          --to list, yours\n"))
    #expect(listed.text.contains("table.mustache                part of others, built in\n"))
    let exported = try Command.run(["templates", "export", folder.path("mine")])
    let templates = try FileManager.default.contentsOfDirectory(atPath: Repository.url("templates").path)
      .count { $0.hasSuffix(".mustache") }
    #expect(exported.status == 0 && exported.text.split(separator: "\n").count == templates + 1)
    #expect(try folder.read("mine/README.md") == Repository.bytes("templates/README.md"))
    let checked = try Command.run(["templates", "check", folder.path("mine")])
    #expect(checked.text == "checked \(templates) templates: nothing is wrong\n")
    let again = try Command.run(["templates", "export", folder.path("mine")])
    #expect(again.status == 1 && again.errors.contains("is there already"))
    let same = try Command.run(["convert", "-", "--to", "html", "--templates", folder.path("mine")], input: small)
    #expect(same.output == (try Command.run(["convert", "-", "--to", "html"], input: small).output))
  }
}
