import Foundation
import GavelModel
import Testing

@testable import GavelAPI

@Suite struct ProxyTests {
  @Test func `loopback never goes through a proxy, and other hosts do`() async {
    // A process of its own, because the environment belongs to all of it.
    await #expect(processExitsWith: .success) {
      try await withServer { _, wire in
        wire.answer(200, #"{"RC":0,"RM":"OK","result":{"n":9}}"#)
      } _: { proxy in
        setenv("http_proxy", proxy.url, 1)
        setenv("all_proxy", proxy.url, 1)
        setenv("no_proxy", "intranet", 1)
        try await withServer { _, wire in
          wire.answer(200, #"{"RC":0,"RM":"OK","result":{"n":1}}"#)
        } _: { server in
          for host in ["127.0.0.1", "localhost", "127.0.0.1"] {
            let client = try makeClient("http://\(host):\(server.port)")
            let receipt = try await client.perform(.deleteRoom("r"))
            guard receipt.affected == 1 else { exit(1) }
          }
          guard proxy.connectionCount == 0, server.requests.count == 3 else { exit(2) }
          let far = try makeClient("https://gavel.invalid")
          _ = await failure { () async throws(APIError) in try await far.room("r") }
          guard proxy.requests.first?.method == "CONNECT" else { exit(3) }
        }
      }
    }
  }

  @Test func `the exemption adds to what the environment says`() {
    #expect(LoopbackProxyExemption.exempting("a.example, b").hasPrefix("a.example, b,localhost,"))
    #expect(LoopbackProxyExemption.namesProxy(["ALL_PROXY": "http://p"]))
    #expect(!LoopbackProxyExemption.namesProxy(["HTTP_PROXY": "http://p", "http_proxy": ""]))
  }
}
