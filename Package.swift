// swift-tools-version: 6.2
// Peloton: an agent-based simulator of digital adoption among manufacturing firms, and of what public policy changes.
// Who may import whom is enforced by Tests/RepositoryTests; the table is in CONTRIBUTING.md.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// Lifetimes of spans are an experimental feature; only the target that owns unsafe memory uses it.
let withLifetimes: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "Peloton",
  products: [
    .executable(name: "peloton", targets: ["PelotonCommand"]),
    .library(name: "AdoptionKernel", targets: ["AdoptionKernel"]),
    .library(name: "ParallelColumns", targets: ["ParallelColumns"]),
    .library(name: "ScenarioModel", targets: ["ScenarioModel"]),
    .library(name: "WorldBuilding", targets: ["WorldBuilding"]),
    .library(name: "Experiments", targets: ["Experiments"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "GSLNumerics", dependencies: ["CGSL"], swiftSettings: strict),
    .systemLibrary(name: "CMachine"),
    .target(name: "ParallelColumns", dependencies: ["CMachine"], swiftSettings: withLifetimes),
    .target(
      name: "ScenarioModel",
      dependencies: [.product(name: "Yams", package: "Yams")],
      exclude: ["Templates/Files"],
      swiftSettings: strict, plugins: ["EmbeddedFiles"]),
    .target(
      name: "AdoptionKernel", dependencies: ["ParallelColumns"],
      swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "WorldBuilding",
      dependencies: ["ScenarioModel", "AdoptionKernel", "ParallelColumns", "GSLNumerics"],
      swiftSettings: strict),
    .target(
      name: "Experiments",
      dependencies: [
        "GSLNumerics", "ParallelColumns", "ScenarioModel", "AdoptionKernel", "WorldBuilding",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Findings", dependencies: ["Experiments", "ScenarioModel", "GSLNumerics"],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: ["Findings", "ScenarioModel", .product(name: "Mustache", package: "swift-mustache")],
      exclude: ["Embedded"],
      swiftSettings: strict, plugins: ["EmbeddedFiles"]),
    .executableTarget(
      name: "PelotonCommand",
      dependencies: [
        "AdoptionKernel", "ParallelColumns", "ScenarioModel", "WorldBuilding", "Experiments", "Findings", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, plugins: ["SourceCommit"]),
    .plugin(name: "EmbeddedFiles", capability: .buildTool(), exclude: ["embed.sh"]),
    .plugin(name: "SourceCommit", capability: .buildTool()),
    .testTarget(name: "GSLNumericsTests", dependencies: ["GSLNumerics"], swiftSettings: strict),
    .testTarget(name: "ParallelColumnsTests", dependencies: ["ParallelColumns"], swiftSettings: strict),
    .testTarget(name: "ScenarioModelTests", dependencies: ["ScenarioModel"], swiftSettings: strict),
    .testTarget(
      name: "AdoptionKernelTests", dependencies: ["AdoptionKernel", "ParallelColumns"], swiftSettings: strict),
    .testTarget(
      name: "WorldBuildingTests",
      dependencies: ["WorldBuilding", "ScenarioModel", "AdoptionKernel", "ParallelColumns", "GSLNumerics"],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Experiments", "ScenarioModel", "AdoptionKernel", "ParallelColumns", "WorldBuilding", "GSLNumerics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings", "Experiments", "ScenarioModel", "GSLNumerics"],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Findings", "Experiments", "ScenarioModel"],
      swiftSettings: strict),
    .testTarget(
      name: "GoldenRunTests",
      dependencies: [
        "Publishing", "Findings", "Experiments", "ScenarioModel", "WorldBuilding", "AdoptionKernel", "ParallelColumns",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ModelValidationTests",
      dependencies: [
        "Findings", "Experiments", "ScenarioModel", "WorldBuilding", "AdoptionKernel", "ParallelColumns", "GSLNumerics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests", dependencies: ["PelotonCommand", "Publishing", "Experiments", "ScenarioModel"],
      swiftSettings: strict),
  ]
)
