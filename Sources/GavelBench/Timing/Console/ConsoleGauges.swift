/// What is measured of the console, as a person at a terminal feels it.
extension Gauges {
  static let console: [any Gauge] = [StartGauge(), KeyGauge(), IdleGauge(), BusyGauge()]
}
