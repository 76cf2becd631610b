// swift-tools-version: 6.2
// Measures Peloton beside the limits of the machine and beside programs written for one purpose. A package of its own, so
// that who builds or tests the simulator does not build this. `make bench` runs it.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Peloton", path: "..")],
  targets: [
    .target(name: "Figures", swiftSettings: strict),
    .target(name: "MachineLimits", cSettings: [.unsafeFlags(["-O3"])]),
    // Keeping pairs of the generator's words in vector registers lengthens its chain: twice the time of a draw.
    .target(
      name: "NetworkBassTwins",
      cSettings: [.unsafeFlags(["-O3", "-fno-slp-vectorize"])],
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "ModelBenchmarks",
      dependencies: [
        "Figures", "MachineLimits", "NetworkBassTwins",
        .product(name: "AdoptionKernel", package: "Peloton"),
        .product(name: "Experiments", package: "Peloton"),
        .product(name: "ParallelColumns", package: "Peloton"),
        .product(name: "ScenarioModel", package: "Peloton"),
        .product(name: "WorldBuilding", package: "Peloton"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkSummary",
      dependencies: ["Figures", .product(name: "AdoptionKernel", package: "Peloton")],
      swiftSettings: strict),
  ]
)
