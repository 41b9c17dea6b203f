import Foundation
import GavelBench
import Testing

/// A seeded slice of every fuzz target; `gavel-bench fuzz` runs the full size.
@Suite(.serialized) struct FuzzTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func `no mutated input breaks what must hold`(name: String) async throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let inputs = 2_000 / target.weight
    // On a thread of its own: other tests need those of the task pool.
    let finding = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: FuzzRun(target, seed: 1).run(inputs: inputs).finding)
      }
    }
    #expect(
      finding == nil,
      "input \(finding?.iteration ?? 0): \(finding?.what ?? "") \(finding?.escapedInput ?? "")")
  }
}
