/// What is measured of store, sync and dispatch.
extension Gauges {
  static let storage: [any Gauge] = [SyncGauge(), SearchGauge(), DispatchGauge()]
}
