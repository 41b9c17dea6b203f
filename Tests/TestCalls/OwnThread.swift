import Foundation

/// Work of a test that blocks its thread.
public enum OwnThread {
  /// Runs it on a thread of its own: of the task pool's there are as many as cores, and every
  /// request of the tests beside it needs them (FoundationNetworking, Swift 6.3).
  public static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { waiter in
      Thread.detachNewThread { waiter.resume(with: Result(catching: body)) }
    }
  }
}
