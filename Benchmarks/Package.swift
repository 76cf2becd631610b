// swift-tools-version: 6.2
// Measures Peloton beside the limits of the machine. A package of its own, so that who builds or tests the simulator
// needs no harness. `make bench` runs it.
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
  dependencies: [
    .package(name: "Peloton", path: ".."),
    // Without traits: no malloc interposer, hence no allocation counts; times are those of the plain program.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CMalloc"),
    .target(name: "Figures", swiftSettings: strict),
    // The harness takes for benchmarks what lies directly in a folder called Benchmarks: this one.
    .executableTarget(
      name: "ModelBenchmarks",
      dependencies: [
        "Figures",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "AdoptionKernel", package: "Peloton"),
        .product(name: "Experiments", package: "Peloton"),
        .product(name: "ParallelColumns", package: "Peloton"),
        .product(name: "ScenarioModel", package: "Peloton"),
        .product(name: "WorldBuilding", package: "Peloton"),
      ],
      path: "ModelBenchmarks",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "BenchmarkSummary",
      dependencies: ["Figures", .product(name: "AdoptionKernel", package: "Peloton")],
      swiftSettings: strict),
  ]
)
