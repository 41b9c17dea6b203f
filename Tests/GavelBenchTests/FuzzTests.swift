import GavelBench
import Testing

/// A seeded slice of every fuzz target; `gavel-bench fuzz` runs the full size.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `no mutated input breaks what must hold`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let finding = FuzzRun(target, seed: 1).run(inputs: 2_000 / target.weight).finding
    #expect(
      finding == nil,
      "input \(finding?.iteration ?? 0): \(finding?.what ?? "") \(finding?.escapedInput ?? "")")
  }
}
