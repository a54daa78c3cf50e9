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

/// The files of `templates/` that the library carries; a new output format adds its template here.
let embeddedTemplates = [
  "report.csv.mustache", "report.html.mustache", "report.markdown.mustache",
  "report.tsv.mustache", "report.xhtml.mustache", "table.mustache", "print.mustache", "print-titles.mustache",
  "screen.mustache",
  "summary.csv.mustache", "summary.tsv.mustache", "compare.tsv.mustache", "summary.html.mustache",
  "summary.markdown.mustache", "summary.xhtml.mustache",
  "summary-head.mustache", "summary-tasks.mustache", "summary-chart.mustache", "summary-print.mustache",
  "summary-titles.mustache",
  "compare.csv.mustache", "compare.html.mustache", "compare.markdown.mustache", "compare.xhtml.mustache",
  "compare-body.mustache",
  "summary-columns.mustache", "summary-counts.mustache", "summary-bar.mustache", "summary-group.mustache",
]

let package = Package(
  name: "ReportKit",
  products: [
    .library(name: "ReportKit", targets: ["ReportKit", "ReportModel", "ReportAnalysis"]),
    .executable(name: "reportkit", targets: ["ReportCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "ReportText", swiftSettings: strict),
    .target(name: "ReportModel", dependencies: ["ReportText"], swiftSettings: strict),
    .target(name: "ReportAnalysis", dependencies: ["ReportModel"], swiftSettings: strict),
    .target(
      name: "ReportReaders",
      dependencies: ["ReportModel", "ReportText"],
      resources: [.embedInCode("Tables/HTML/References/names.txt")], swiftSettings: strict),
    .target(
      name: "ReportRecognition",
      dependencies: ["ReportModel", "ReportText", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(name: "ReportTemplates", dependencies: ["ReportModel"], swiftSettings: strict),
    .target(
      name: "BuiltInTemplates", path: "templates",
      resources: (embeddedTemplates + ["README.md"]).map { .embedInCode($0) }),
    .target(
      name: "ReportWriters",
      dependencies: [
        "BuiltInTemplates", "ReportAnalysis", "ReportModel", "ReportTemplates", "ReportText",
      ],
      resources: [.embedInCode("JSON/Schema/definitions.json")], swiftSettings: strict),
    .target(
      name: "ReportKit",
      dependencies: [
        "CLinux", "ReportAnalysis", "ReportModel", "ReportReaders", "ReportRecognition", "ReportTemplates",
        "ReportWriters",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "ReportCommand",
      dependencies: [
        "ReportAnalysis", "ReportKit", "ReportModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["ReportKit", "ReportModel", "ReportReaders", "ReportRecognition"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "ReportTemplatesTests", dependencies: ["ReportModel", "ReportTemplates", "TestSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "ReportGrowth",
      dependencies: [
        "ReportAnalysis", "ReportKit", "ReportModel", "ReportReaders", "ReportRecognition", "ReportWriters",
      ],
      path: "Tests/Growth",
      swiftSettings: strict),
    .testTarget(name: "ReportModelTests", dependencies: ["ReportModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportAnalysisTests", dependencies: ["ReportAnalysis", "ReportModel", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "ReportReadersTests",
      dependencies: ["ReportKit", "ReportModel", "ReportReaders", "ReportRecognition", "TestSupport"],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "ReportWritersTests",
      dependencies: ["BuiltInTemplates", "ReportModel", "ReportTemplates", "ReportWriters", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportKitTests", dependencies: ["ReportAnalysis", "ReportKit", "ReportModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportCommandTests", dependencies: ["ReportModel", "TestSupport"],
      exclude: ["count.py", "judge.py", "manifest.py", "schema.py"],
      swiftSettings: strict),
  ] + (isFuzzing ? fuzzing : []),
  swiftLanguageModes: [.v6]
)
