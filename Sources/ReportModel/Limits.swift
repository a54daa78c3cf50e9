/// What an input may ask for at most, so that none can take all memory or time. Going beyond is an error that names the limit.
public struct Limits: Sendable, Equatable {
  /// The name of a limit, as `--limit NAME=N` takes it.
  public enum Name: String, Sendable, CaseIterable {
    /// The bytes of an input.
    case inputSize = "input-size"
    /// HTML elements inside each other.
    case depth
    /// The attributes of one tag.
    case attributes
    /// The columns of a table.
    case columns
    /// The cells of all tables of an input, after spans are laid out.
    case cells
    /// The bytes of the parts of a document that are inflated.
    case inflatedSize = "inflated-size"
    /// The bytes of text that spans, and tables inside cells, repeat.
    case repeatedText = "repeated-text"

    /// What is counted, as messages say it.
    package var unit: Message {
      switch self {
      case .inputSize: Message("bytes", zh: "字节数")
      case .depth: Message("elements inside each other", zh: "元素的嵌套层数")
      case .attributes: Message("attributes on one tag", zh: "一个标签的属性数")
      case .columns: Message("columns in one table", zh: "一个表格的列数")
      case .cells: Message("cells", zh: "单元格数")
      case .inflatedSize: Message("bytes in the parts of the document", zh: "文档各部分解压后的字节数")
      case .repeatedText:
        Message("bytes of text repeated by spans and nested tables", zh: "合并单元格和嵌套表格重复的文字字节数")
      }
    }

    /// The limit that holds where nothing else is said.
    public var standard: Int {
      switch self {
      case .inputSize: 2_000_000_000
      case .depth: 1_000
      case .attributes: 1_000
      // Excel's own number of columns.
      case .columns: 16_384
      case .cells: 4_000_000
      case .inflatedSize: 1_000_000_000
      case .repeatedText: 64_000_000
      }
    }
  }

  private var changed: [Name: Int] = [:]

  /// The standard limits.
  public init() {}

  /// How much is allowed, from 0.
  public subscript(name: Name) -> Int {
    get { changed[name] ?? name.standard }
    set { changed[name] = max(0, newValue) }
  }
}
