@testable import ReportTemplates

/// What the tests of the language render: a library with two shelves.
struct Library: TemplateContext {
  static let name = "library"
  static let keys = TemplateKeys<Library>([
    .text("town", "its town") { _ in "Leyden" },
    .text("motto", "what needs escaping") { _ in "<read> & \"write\"" },
    .text("empty", "nothing") { _ in "" },
    .text("zero", "a text that is not empty") { _ in "0" },
    .flag("isOpen", "true") { _ in true },
    .flag("isClosed", "false") { _ in false },
    .texts("days", "three texts") { _ in ["Mon", "Wed", "Fri"] },
    .texts("holidays", "no texts") { _ in [] },
    .text("lines", "a text with a line break") { _ in "one\ntwo" },
    .list("shelves", "two shelves", of: Shelf.self) { _ in
      TemplateList([Shelf(label: "A", books: ["Emma", "Ulysses"]), Shelf(label: "B", books: [])])
    },
    .object("keeper", "who keeps it", of: Person.self) { _ in Person(name: "Ada", street: "Rapenburg") },
    .object("guest", "nobody", of: Person.self) { _ in nil },
  ])
}

struct Shelf: TemplateContext {
  let label: String
  let books: [String]

  static let name = "shelf"
  static let keys = TemplateKeys<Shelf>([
    .text("label", "its label") { $0.label },
    .list("books", "its books", of: Book.self) { shelf in
      TemplateList(count: shelf.books.count) { Book(title: shelf.books[$0]) }
    },
  ])
}

struct Book: TemplateContext {
  let title: String

  static let name = "book"
  static let keys = TemplateKeys<Book>([.text("title", "its title") { $0.title }])
}

struct Person: TemplateContext {
  let name: String
  let street: String?

  static let name = "person"
  static let keys = TemplateKeys<Person>([
    .text("name", "the name") { $0.name },
    .flag("isAda", "whether she is") { $0.name == "Ada" },
    .object("home", "where the person lives", of: Home.self) { person in person.street.map { Home(street: $0) } },
  ])
}

struct Home: TemplateContext {
  let street: String

  static let name = "home"
  static let keys = TemplateKeys<Home>([
    .text("street", "the street") { $0.street }, .text("town", "hides the library's") { _ in "Delft" },
  ])
}

/// Two content types: one escapes as the specification of Mustache says, the other writes brackets, so that it is seen.
enum TestContent: String, ContentType, CaseIterable {
  case markup = "HTML"
  case bracketed = "BRACKETS"
  case plain = "TEXT"

  static func named(_ name: String) -> TestContent? { TestContent(rawValue: name) }
  static var names: [String] { allCases.map(\.rawValue) }

  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    switch self {
    case .plain: output += bytes
    case .bracketed: output += Array("[".utf8) + bytes + Array("]".utf8)
    case .markup:
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "<"): output += Array("&lt;".utf8)
        case UInt8(ascii: ">"): output += Array("&gt;".utf8)
        case UInt8(ascii: "&"): output += Array("&amp;".utf8)
        case UInt8(ascii: "\""): output += Array("&quot;".utf8)
        default: output.append(byte)
        }
      }
    }
  }
}

/// Compiles and renders a template whose first tag is written for it, in a line of its own.
func render(
  _ text: String, partials: [String: String] = [:], type: String = "HTML", plain: Bool = false, limit: Int = .max
) -> (output: String?, errors: [TemplateError], program: TemplateProgram) {
  let pragma = { (text: String) in text.hasPrefix("{{%") ? text : "{{% CONTENT_TYPE:\(type) }}\n" + text }
  let compiler = CompiledTemplate(
    TemplateSource(name: "main", file: "main.mustache", text: pragma(text)), root: Library.self,
    contentTypes: TestContent.self, allowed: plain ? nil : TestContent.names.filter { $0 != "TEXT" },
    names: { partials.keys.sorted() },
    source: { name in
      partials[name].map { TemplateSource(name: name, file: name + ".mustache", text: pragma($0)) }
    })
  guard compiler.errors.isEmpty else { return (nil, compiler.errors, compiler.program) }
  let output = compiler.program.render(Library(), limit: limit).map { String(decoding: $0, as: UTF8.self) }
  return (output, [], compiler.program)
}
