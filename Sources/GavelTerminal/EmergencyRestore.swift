import Glibc
import Synchronization

/// Leaves the terminal usable when the process dies without closing its session.
///
/// Only what a signal handler may do (signal-safety(7)): bytes and settings prepared beforehand,
/// `write`, `tcsetattr`, `sigaction`, `raise`. Afterwards the signal does what it would have done.
enum EmergencyRestore {
  /// Everything the handler needs, in memory that it can reach without allocating.
  struct Plan {
    let descriptor: Int32
    let settings: termios
    let bytes: UnsafeMutablePointer<UInt8>
    let count: Int
    /// The actions from before, in the order of `deadlySignals`.
    let previous: UnsafeMutablePointer<sigaction>
  }

  static let deadlySignals = [
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT,
  ]

  /// Prepares for the worst until ``disarm()``: on `descriptor`, write these bytes, then set these.
  static func arm(descriptor: Int32, settings: termios, bytes: [UInt8]) {
    disarm()
    _ = exitHook
    useSeparateStack()
    let plan = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
    let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    storage.update(from: bytes, count: bytes.count)
    let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: deadlySignals.count)
    previous.initialize(repeating: sigaction(), count: deadlySignals.count)
    plan.initialize(
      to: Plan(
        descriptor: descriptor, settings: settings, bytes: storage, count: bytes.count,
        previous: previous))
    armed.store(UInt(bitPattern: plan), ordering: .releasing)
    for (index, number) in deadlySignals.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = restoreAndDie
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(number, &action, previous + index)
    }
  }

  /// Gives the signals back as they were; without a plan it does nothing.
  static func disarm() {
    guard let plan = takePlan() else { return }
    for (index, number) in deadlySignals.enumerated() {
      sigaction(number, plan.pointee.previous + index, nil)
    }
    plan.pointee.bytes.deallocate()
    plan.pointee.previous.deallocate()
    plan.deallocate()
  }

  /// Restores the terminal at once; the plan is used up.
  static func restoreNow() { _ = restoreTerminal() }

  /// A stack overflow has no stack left for its handler.
  private static func useSeparateStack() {
    var current = stack_t()
    guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0
    else { return }
    let size = 64 * 1024
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    var stack = stack_t(ss_sp: memory, ss_flags: 0, ss_size: size)
    sigaltstack(&stack, nil)
  }
}

/// The address of the plan in force, 0 without one; a number, because it must be atomic.
private let armed = Atomic<UInt>(0)

/// Takes the plan, so that exactly one caller acts on it.
private func takePlan() -> UnsafeMutablePointer<EmergencyRestore.Plan>? {
  UnsafeMutablePointer(bitPattern: armed.exchange(0, ordering: .acquiringAndReleasing))
}

private let exitHook = atexit { EmergencyRestore.restoreNow() }

/// Restores the terminal once; later calls, also from a signal in between, find nothing to do.
private func restoreTerminal() -> UnsafeMutablePointer<EmergencyRestore.Plan>? {
  guard let plan = takePlan() else { return nil }
  _ = write(plan.pointee.descriptor, plan.pointee.bytes, plan.pointee.count)
  var settings = plan.pointee.settings
  tcsetattr(plan.pointee.descriptor, TCSANOW, &settings)
  return plan
}

private func restoreAndDie(_ number: Int32) {
  if let plan = restoreTerminal() {
    for index in 0..<EmergencyRestore.deadlySignals.count
    where EmergencyRestore.deadlySignals[index] == number {
      sigaction(number, plan.pointee.previous + index, nil)
    }
  } else {
    signal(number, SIG_DFL)
  }
  // Blocked until the handler returns; then the action from before takes over.
  raise(number)
}
