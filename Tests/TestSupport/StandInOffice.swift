internal import Foundation

/// A folder with a program `soffice` that stands in for LibreOffice, and a path on which it is found first.
package struct StandInOffice {
  package let folder: TemporaryFolder

  /// - Parameter script: What it does. `$output` is where the converted document is wanted, `$input` the document.
  package init(_ script: String) throws {
    folder = try TemporaryFolder()
    let program = """
      #!/bin/bash
      for input; do :; done
      while [ "$1" != --convert-to ]; do shift; done
      output="$4/report.${2%%:*}"
      here='\(folder.url.path)'
      \(script)

      """
    try folder.write(["soffice": program])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("soffice"))
  }

  /// One that gives a document for whatever it gets.
  package init(giving document: [UInt8]) throws {
    self = try StandInOffice("cp \"$here/converted\" \"$output\"")
    try folder.write(document, to: "converted")
  }

  /// The environment in which a command finds it.
  package var environment: [String: String] {
    ["PATH": folder.url.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")]
  }

  /// An environment in which no command finds any.
  package static let absent = ["PATH": "/nowhere"]
}
