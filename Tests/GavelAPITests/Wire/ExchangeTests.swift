import Foundation
import Testing

@testable import GavelAPI

/// What is kept of a body while it comes.
@Suite struct ExchangeTests {
  private let piece = Data(count: 1000)

  private func isTooLarge(_ exchange: Exchange) async -> Bool {
    if case .cut(.tooLarge) = await exchange.ending() { true } else { false }
  }

  @Test func `no more is kept than the limit, and nothing once it is passed`() async {
    let exchange = Exchange(limits: TransportLimits(deadline: .seconds(60), bodyBytes: 10_000))
    for count in 1...10 {
      exchange.receive(piece)
      #expect(exchange.keptBytes == count * 1000)
    }
    for _ in 0..<1000 { exchange.receive(piece) }
    #expect(exchange.keptBytes == 0)
    #expect(await isTooLarge(exchange))
  }

  @Test func `an announced length over the limit is refused before any of it comes`() async {
    let exchange = Exchange(limits: TransportLimits(deadline: .seconds(60), bodyBytes: 10_000))
    #expect(exchange.expect(-1))
    #expect(exchange.expect(10_000))
    #expect(!exchange.expect(10_001))
    exchange.receive(piece)
    #expect(exchange.keptBytes == 0)
    #expect(await isTooLarge(exchange))
  }

  @Test func `what comes after a cut is let go`() {
    let exchange = Exchange(limits: TransportLimits(deadline: .seconds(60), bodyBytes: 10_000))
    exchange.receive(piece)
    exchange.end(.cut(.deadline))
    exchange.receive(piece)
    #expect(exchange.keptBytes == 0)
  }
}
