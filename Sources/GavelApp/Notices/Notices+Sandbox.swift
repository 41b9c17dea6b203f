import GavelSandbox

extension Notices {
  /// Explains why a sandbox did not start.
  static func explain(sandbox error: SandboxError) -> Explanation {
    switch error {
    case .portInUse(let port):
      Explanation(
        "port \(port) is in use", "Leave --port out to take a free one.", status: .configuration)
    case .cannotListen(let port, let code):
      Explanation(
        "the sandbox cannot listen on port \(port): \(systemWords(code))", status: .configuration)
    case .cannotWriteLog(let path, let code):
      Explanation(
        "the access log \(path) cannot be opened: \(systemWords(code))", status: .configuration)
    case .outOfResources(let code):
      Explanation("the sandbox cannot start: \(systemWords(code))", status: .incomplete)
    }
  }
}
