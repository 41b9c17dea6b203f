import CNcurses

/// The C library's heaps, from which everything in the process is made.
public enum ProcessHeaps {
  /// Keeps them few, and has large pieces given back; to be called first of all.
  ///
  /// By itself the C library keeps up to eight heaps a core and what each ever needed: a third of
  /// the memory of a console that follows a large platform.
  public static func bound() { gavel_bound_heaps() }

  /// Hands what is free back to the system; takes a few milliseconds.
  ///
  /// A look at all rooms of a large platform leaves holes between what outlives it, in all twice as
  /// much as is in use.
  public static func giveBack() { gavel_trim_heaps() }
}
