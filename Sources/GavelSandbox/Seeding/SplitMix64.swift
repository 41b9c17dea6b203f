/// A small repeatable source of numbers (Steele, Lea and Flood 2014): the same seed, the same world.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    // The bias of the remainder is far below anything a made-up conversation shows, and unlike
    // the standard library's way it never changes with the toolchain.
    Int(truncatingIfNeeded: next() >> 1) % max(1, bound)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Returns true in `count` of `outOf` cases.
  mutating func chance(_ count: Int, outOf: Int) -> Bool { below(outOf) < count }
}
