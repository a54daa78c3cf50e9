package import ReportModel
internal import ReportText

/// What the table layer saw, as `inspect` writes it.
package func json(of document: TableDocument) -> [UInt8] {
  var writer = JSONWriter(.indented)
  writer.object { writer in
    writer.key("input")
    writer.string(document.input)
    writer.key("encoding")
    writer.string(document.encoding)
    writer.key("tables")
    writer.array { writer in
      // The lines since the table before it.
      var lines: [String] = []
      for block in document.blocks {
        switch block {
        case .line(let line): lines.append(line.text)
        case .table(let table):
          writer.write(table, title: lines)
          lines = []
        }
      }
    }
    writer.key("diagnostics")
    writer.write(document.diagnostics)
  }
  writer.endLine()
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func write(_ table: Table, title: [String]) {
    object { writer in
      writer.key("title")
      writer.strings(title)
      writer.key("grid")
      writer.array { writer in
        for row in 0..<table.rowCount {
          writer.element { writer in
            writer.array { writer in
              for column in 0..<table.width(of: row) { writer.string(table.bytes(row, column)) }
            }
          }
        }
      }
      writer.key("merged")
      writer.array { writer in
        for span in table.spans {
          writer.inlineObject { writer in
            writer.key("row")
            writer.number(span.row)
            writer.key("column")
            writer.number(span.column)
            writer.key("rows")
            writer.number(span.rows)
            writer.key("columns")
            writer.number(span.columns)
          }
        }
      }
    }
  }
}
