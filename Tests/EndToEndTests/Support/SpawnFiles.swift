import Glibc

/// Where the standard streams of a new process lead, and its start from a clean state.
struct SpawnFiles {
  /// A descriptor to read from; `nil` for nothing to read.
  let input: Int32?
  let output: String
  let errors: String
  /// Whether signals to our process group, such as control-C, pass it by.
  let isApart: Bool

  /// Starts a program without any other descriptor or signal setting of this process.
  func spawn(_ arguments: [String], _ environment: [String]) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    if let input {
      posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    let writing = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output, writing, 0o600)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, writing, 0o600)
    // Whatever other tests have open must not live on in a server of ours.
    for descriptor in STDERR_FILENO + 1..<512 {
      posix_spawn_file_actions_addclose(&files, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = isApart ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, arguments[0], &files, &attributes, words, variables)
    guard code == 0 else { throw SpawnFailed(code: code) }
    return id
  }
}

/// The system could not start a process.
struct SpawnFailed: Error {
  let code: Int32
}
