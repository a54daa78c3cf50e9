import Glibc
import ReportKit
import ReportModel

/// Files of a batch, and requests to a worker.
let fileRows: [GrowthRow] = [
  GrowthRow(name: "outputs that are hard links to inputs", size: 100) { size in
    let (inputs, outputs) = (temporaryFolder(), temporaryFolder())
    for number in 0..<size {
      let input = "\(inputs)\(number).csv"
      close(creat(input, 0o600))
      link(input, "\(outputs)\(number).html")
    }
    return [
      Step("name") {
        let list = InputList([inputs])
        _ = try? OutputNames(list.inputs, in: outputs, formats: [.html])
      }
    ]
  },
  GrowthRow(name: "formats of a request", size: 500) { size in
    let names = (1...size).map { "\"f\($0)\"" }.joined(separator: ",")
    let request = Array("{\"id\":1,\"content\":\"x\",\"to\":[\(names)]}".utf8)
    return [Step("answer") { _ = ReportWorker(converter: ReportConverter()).answer(to: request) }]
  },
]

/// A folder below that of the logs, which is removed with it.
private func temporaryFolder() -> String {
  var template = Array((CommandLine.arguments[1] + "/XXXXXX").utf8CString)
  return mkdtemp(&template).map { String(cString: $0) + "/" } ?? "/"
}
