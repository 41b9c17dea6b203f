/// One number that was measured, with what it should be and how it came about.
struct Figure: Sendable, Equatable {
  /// What the number counts.
  enum Unit: String, Sendable {
    case milliseconds = "ms"
    case bytes = "B"
    case megabytes = "MB"
    case perSecond = "/s"
    case ratio = "x"
    case count = ""
  }

  /// What the number should be.
  enum Target: Sendable, Equatable {
    case atMost(Double)
    case atLeast(Double)
  }

  /// What was measured, such as `cursor key, median`.
  var name: String
  var value: Double
  var unit: Unit
  /// What it should be; `nil` where nothing is asked.
  var target: Target?
  /// How big the world was and what was done, in a few words.
  var how: String

  init(_ name: String, _ value: Double, _ unit: Unit, _ target: Target? = nil, how: String) {
    self.name = name
    self.value = value
    self.unit = unit
    self.target = target
    self.how = how
  }

  /// Whether the number is what it should be; `nil` where nothing is asked.
  var isMet: Bool? {
    switch target {
    case .atMost(let limit): value <= limit
    case .atLeast(let limit): value >= limit
    case nil: nil
    }
  }
}
