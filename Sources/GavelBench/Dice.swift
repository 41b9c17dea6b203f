/// A repeatable source of numbers: splitmix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a source; the same seed and stream always give the same numbers.
  ///
  /// - Parameter stream: Tells sources of one seed apart, such as the number of an iteration.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = seed
    state = next() ^ (stream &* 0x9E37_79B9_7F4A_7C15)
    _ = next()
  }

  /// Returns the next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 to `end - 1`; 0 for an empty range.
  mutating func below(_ end: Int) -> Int {
    end > 1 ? Int(next() % UInt64(end)) : 0
  }

  /// Returns true in one of `count` cases.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// Returns one of the elements, of which there must be at least one.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
