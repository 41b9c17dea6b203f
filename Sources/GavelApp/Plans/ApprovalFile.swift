import Foundation
import GavelDispatch
import GavelModel
import Glibc

/// Where the word of a second person for a plan is looked for.
struct Approvals: Equatable, Sendable {
  /// The file that was named.
  var file: String?
  /// The folder in which each approval has its plan's digest as its name.
  var folder: String?

  /// Returns whether a plan was approved for the user who runs this program, with its words or,
  /// where those were not written down for the second person, without.
  func judge(_ plan: ActionPlan) throws(ConfigurationError) -> Approval {
    let whole = try look(for: plan)
    let wordless = plan.withoutContent
    guard whole != .given, wordless != plan else { return whole }
    let other = try look(for: wordless)
    return other == .missing ? whole : other
  }

  private func look(for plan: ActionPlan) throws(ConfigurationError) -> Approval {
    if let file { return try ApprovalFile(path: file).judge(plan) }
    guard let folder else { return .missing }
    return try ApprovalFile(path: "\(folder)/\(plan.digest)").judge(plan)
  }
}

/// The word of a second person for one plan: a file with the plan's digest.
///
/// The operating system says who made it: its owner must be another user, and whoever acts must not
/// be able to write it. Root can write everything, so nothing approves what root does.
struct ApprovalFile {
  let path: String

  /// What a second person writes: `gavel-approval DIGEST`.
  static func text(for plan: ActionPlan) -> String { "gavel-approval \(plan.digest)\n" }

  /// Returns whether the file approves the plan for the user who runs this program.
  func judge(_ plan: ActionPlan) throws(ConfigurationError) -> Approval {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .missing }
      throw .unreadable(path: path, code: errno)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: path, code: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { return .selfMade }
    let others = facts.st_mode & (S_IWGRP | S_IWOTH)
    guard facts.st_uid != geteuid(), others == 0, access(path, W_OK) != 0 else {
      return .selfMade
    }
    let wanted = Array(Self.text(for: plan).utf8)
    var bytes = [UInt8](repeating: 0, count: wanted.count + 1)
    let count = read(descriptor, &bytes, bytes.count)
    return count == wanted.count && Array(bytes.prefix(count)) == wanted ? .given : .anotherPlan
  }
}
