import Glibc

/// Keeps a descriptor from blocking and from leaking into programs that are started.
///
/// The calls that do this while making the descriptor (`accept4`, `pipe2`) are not visible to
/// Swift; the gap matters only to a process that starts others meanwhile.
func prepare(descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}
