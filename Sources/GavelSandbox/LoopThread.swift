import Glibc

/// A system thread that runs one function and can be waited for.
struct LoopThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Starts the thread; `body` runs on it and nowhere else.
  init(_ body: @escaping @Sendable () -> Void) throws(SandboxError) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw .outOfResources(code: code)
    }
    self.thread = thread
  }

  /// Waits until the function has returned; may be called once.
  func join() { pthread_join(thread, nil) }
}
