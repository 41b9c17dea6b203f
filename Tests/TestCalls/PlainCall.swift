import Dispatch
import Foundation
import FoundationNetworking

/// One HTTP call of a test, made beside the client that is tested.
public enum PlainCall {
  private static let queue = DispatchQueue(label: "gavel.plain-calls")

  /// Returns body and status of an answer; the status is 0 when it was no HTTP answer.
  ///
  /// URLSession's own asynchronous calls wait, on the caller's thread, for a queue that needs a
  /// thread of the same pool (FoundationNetworking, Swift 6.3): as many at once as there are cores
  /// wait for each other for good. So one queue asks for all.
  public static func send(_ request: URLRequest) async throws -> (body: Data, status: Int) {
    try await withCheckedThrowingContinuation { waiter in
      queue.async {
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
          if let error { return waiter.resume(throwing: error) }
          let status = (response as? HTTPURLResponse)?.statusCode ?? 0
          waiter.resume(returning: (data ?? Data(), status))
        }
        task.resume()
      }
    }
  }
}
