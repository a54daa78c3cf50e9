// swift-tools-version: 6.2
import PackageDescription

/// Set by `make fuzz` only: our targets are instrumented, and `Fuzzing/` is one of them.
let isFuzzing = Context.environment["REPORTKIT_FUZZ"] != nil

/// What every target of ours is held to. Warnings are errors here, not in our dependencies.
let strict: [SwiftSetting] =
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableExperimentalFeature("Lifetimes"),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])

/// libFuzzer brings a `main` of its own, which only lld leaves out.
let fuzzing: [Target] = [
  .executableTarget(
    name: "ReportFuzzing", dependencies: ["TestSupport"], path: "Fuzzing", exclude: ["dictionaries"],
    swiftSettings: strict, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
]

let package = Package(
  name: "ReportKit",
  products: [
    .library(name: "ReportKit", targets: ["ReportKit", "ReportModel", "ReportAnalysis", "ReportKitErrors"]),
    .executable(name: "reportkit", targets: ["ReportCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "ReportText", swiftSettings: strict),
    .target(
      name: "ReportModel", dependencies: ["ReportText"], resources: [.embedInCode("Lexicon/lexicon.txt")],
      swiftSettings: strict),
    .target(name: "ReportAnalysis", dependencies: ["ReportModel", "ReportText"], swiftSettings: strict),
    .target(
      name: "ReportJSON", dependencies: ["ReportAnalysis", "ReportModel", "ReportText"],
      resources: [.embedInCode("Schema/definitions.json")], swiftSettings: strict),
    .target(
      name: "ReportReaders",
      dependencies: ["CLibXML2", "CZlib", "ReportJSON", "ReportModel", "ReportText"],
      resources: [.embedInCode("Tables/HTML/References/names.txt")], swiftSettings: strict),
    .target(
      name: "ReportRecognition",
      dependencies: ["CLibYAML", "ReportModel", "ReportText"], swiftSettings: strict),
    .target(name: "ReportTemplates", dependencies: ["ReportModel", "ReportText"], swiftSettings: strict),
    .plugin(name: "EmbedTemplates", capability: .buildTool()),
    .target(name: "BuiltInTemplates", swiftSettings: strict, plugins: ["EmbedTemplates"]),
    .target(
      name: "ReportWriters",
      dependencies: [
        "BuiltInTemplates", "CZlib", "ReportAnalysis", "ReportJSON", "ReportModel", "ReportTemplates", "ReportText",
      ],
      swiftSettings: strict),
    .target(
      name: "ReportKit",
      dependencies: [
        "CLinux", "CSQLite", "ReportAnalysis", "ReportJSON", "ReportModel", "ReportReaders", "ReportRecognition",
        "ReportTemplates",
        "ReportWriters",
      ],
      swiftSettings: strict),
    .target(name: "ReportKitErrors", dependencies: ["ReportKit", "ReportModel"], swiftSettings: strict),
    .executableTarget(
      name: "ReportCommand",
      dependencies: [
        "ReportAnalysis", "ReportKit", "ReportModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["CZlib", "ReportKit", "ReportModel", "ReportReaders", "ReportRecognition"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "ReportTemplatesTests", dependencies: ["ReportModel", "ReportTemplates", "TestSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "ReportGrowth",
      dependencies: [
        "ReportAnalysis", "ReportKit", "ReportModel", "ReportReaders", "ReportRecognition", "ReportWriters",
        "TestSupport",
      ],
      path: "Tests/Growth",
      swiftSettings: strict),
    .testTarget(name: "ReportTextTests", dependencies: ["ReportText"], swiftSettings: strict),
    .testTarget(
      name: "ReportModelTests",
      dependencies: ["ReportModel", "ReportReaders", "ReportRecognition", "ReportText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportRecognitionTests",
      dependencies: ["ReportKit", "ReportModel", "ReportReaders", "ReportRecognition", "ReportText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportAnalysisTests", dependencies: ["ReportAnalysis", "ReportModel", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(name: "ReportJSONTests", dependencies: ["ReportJSON", "ReportModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportReadersTests",
      dependencies: ["ReportKit", "ReportModel", "ReportReaders", "ReportRecognition", "ReportText", "TestSupport"],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "ReportWritersTests",
      dependencies: [
        "BuiltInTemplates", "ReportModel", "ReportTemplates", "ReportText", "ReportWriters", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportKitTests",
      dependencies: ["ReportAnalysis", "ReportKit", "ReportKitErrors", "ReportModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportCommandTests", dependencies: ["ReportModel", "TestSupport"],
      exclude: [
        "analysis.py", "count.py", "header.py", "judge.py", "manifest.py", "office.py", "parts.py", "schema.py",
      ],
      swiftSettings: strict),
  ] + (isFuzzing ? fuzzing : []),
  swiftLanguageModes: [.v6]
)
