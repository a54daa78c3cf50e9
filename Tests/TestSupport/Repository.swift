package import Foundation

/// Places of this repository.
package enum Repository {
  /// The top of the checkout.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  package static func url(_ path: String) -> URL { root.appending(path: path) }

  package static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(path))) }

  package static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// The sample reports, by file name.
  package static let samples: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url("samples").path)) ?? []
    let others = ["README.md", "schema.yaml"]
    return names.filter { $0.contains(".") && !$0.hasPrefix(".") && !others.contains($0) }.sorted()
  }()

  /// A real report that is not ours to ship; nil where it is not there.
  package static let realReport: URL? = {
    let url = root.deletingLastPathComponent().appending(path: "shared/reports/2026-q1-government-office.txt")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()
}

/// A folder that is gone when the test is over.
package final class TemporaryFolder {
  package let url: URL

  package convenience init() throws { try self.init(in: FileManager.default.temporaryDirectory) }

  /// A folder in memory, where there is room for a gigabyte: for thousands of files that each wait for a disk.
  package static func inMemory() throws -> TemporaryFolder {
    let memory = URL(filePath: "/dev/shm")
    let free = try? FileManager.default.attributesOfFileSystem(forPath: memory.path)[.systemFreeSize] as? Int
    guard FileManager.default.isWritableFile(atPath: memory.path), free ?? 0 > 1_000_000_000 else {
      return try TemporaryFolder()
    }
    return try TemporaryFolder(in: memory)
  }

  private init(in parent: URL) throws {
    url = parent.appending(path: "reportkit-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package func path(_ name: String) -> String { url.appending(path: name).path }

  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(Array(bytes)).write(to: url.appending(path: name))
  }

  package func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appending(path: name))) }

  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
