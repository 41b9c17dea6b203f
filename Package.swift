// swift-tools-version: 6.2
import PackageDescription

// The house, level by level: a target may import only what its line names, so imports go down and
// never sideways. `.ci/run` builds with the toolchain's explicit-import check, which turns an
// undeclared import into an error. Nothing from outside: the two system libraries are the only C.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "gavel",
  products: [
    .executable(name: "gavel", targets: ["gavel"]),
    .executable(name: "gavel-bench", targets: ["gavel-bench"]),
  ],
  dependencies: [],
  targets: [
    // 0: the only C
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    // 1: nouns and cells, no I/O
    library("GavelModel"),
    library("GavelScreen"),
    // 2: one target per outside thing, and the pure console
    library("GavelTerminal", ["GavelScreen", "CNcurses"]),
    library("GavelStore", ["GavelModel", "CSQLite"]),
    library("GavelAPI", ["GavelModel"]),
    library("GavelSandbox", ["GavelModel"]),
    library("GavelConsole", ["GavelModel", "GavelScreen"]),
    // 3: the outbox relay and the sync engine
    library("GavelDispatch", ["GavelModel", "GavelStore", "GavelAPI"]),
    // 4: the composition root
    library(
      "GavelApp",
      [
        "GavelModel", "GavelScreen", "GavelTerminal", "GavelStore", "GavelAPI", "GavelSandbox",
        "GavelConsole", "GavelDispatch",
      ],
      // A link to the top-level folder: the themes a reader finds are the ones built in.
      resources: [.embedInCode("themes")]),
    // 5: the entry point
    .executableTarget(name: "gavel", dependencies: ["GavelApp"], swiftSettings: strict),
    // 5: fuzzing, monkeys, kills and measurements. They reach into every target by names of
    // `package` access, and are a library because slices of them run as tests.
    library(
      "GavelBench",
      [
        "GavelModel", "GavelScreen", "GavelTerminal", "GavelStore", "GavelAPI", "GavelSandbox",
        "GavelConsole", "GavelDispatch", "GavelApp",
      ]),
    .executableTarget(
      name: "gavel-bench", dependencies: ["GavelBench"], swiftSettings: strict),

    // How a test calls the sandbox without the client that it tests.
    .target(name: "TestCalls", path: "Tests/TestCalls", swiftSettings: strict),
    tests("GavelModelTests", ["GavelModel"]),
    tests("GavelScreenTests", ["GavelScreen"]),
    tests("GavelTerminalTests", ["GavelTerminal", "GavelScreen"]),
    tests("GavelStoreTests", ["GavelStore", "GavelModel"]),
    tests("GavelAPITests", ["GavelAPI", "GavelModel", "GavelSandbox", "TestCalls"]),
    tests("GavelSandboxTests", ["GavelSandbox", "GavelModel"]),
    tests(
      "GavelConsoleTests", ["GavelConsole", "GavelModel", "GavelScreen"],
      resources: [.copy("Snapshots")]),
    tests(
      "GavelDispatchTests",
      ["GavelDispatch", "GavelModel", "GavelStore", "GavelAPI", "GavelSandbox", "TestCalls"]),
    tests(
      "GavelAppTests",
      [
        "GavelApp", "GavelConsole", "GavelScreen", "GavelDispatch", "GavelModel", "GavelStore",
        "GavelAPI", "GavelSandbox", "TestCalls",
      ]),
    tests("GavelBenchTests", ["GavelBench", "GavelModel"]),
    // The built program in a real terminal, and the rules of the house itself.
    tests("EndToEndTests", ["GavelModel", "TestCalls"]),
    tests("HouseTests", []),
  ]
)
