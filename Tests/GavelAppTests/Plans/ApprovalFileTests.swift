import Foundation
import GavelDispatch
import GavelModel
import Glibc
import Testing

@testable import GavelApp

@Suite struct ApprovalFileTests {
  private let plan = ActionPlan(
    server: "https://a.example", account: "ana", created: Timestamp(milliseconds: 0),
    reason: "spam", items: [PlanItem(action: .clearRoom("lobby"))])

  @Test func `without a file nothing is approved`() throws {
    #expect(try Approvals().judge(plan) == .missing)
    #expect(try Approvals(file: "/nonexistent/approval").judge(plan) == .missing)
    #expect(try Approvals(folder: "/nonexistent").judge(plan) == .missing)
  }

  @Test func `what whoever acts could have written approves nothing`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("approval-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(plan.digest).path
    try Data(ApprovalFile.text(for: plan).utf8).write(to: URL(fileURLWithPath: path))
    #expect(try Approvals(folder: folder.path).judge(plan) == .selfMade)
    #expect(chmod(path, 0o444) == 0)
    #expect(try Approvals(file: path).judge(plan) == .selfMade)
  }

  @Test func `a link to somebody else's file is not followed`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("approval-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("link").path
    #expect(symlink("/etc/hostname", path) == 0)
    #expect(throws: ConfigurationError.self) { try Approvals(file: path).judge(plan) }
  }

  /// Needs two users: root makes the other one's file and then acts as nobody in particular.
  @Test(.enabled(if: geteuid() == 0, "only root can act as two users"))
  func
    `another user's word for this very plan approves it, for nobody but whoever cannot write it`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("approval-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("word")
    try Data(ApprovalFile.text(for: plan).utf8).write(to: file)
    #expect(chmod(file.path, 0o644) == 0 && chown(file.path, 4242, 4242) == 0)
    // Root itself can write everything, so that nothing approves what root does.
    #expect(try Approvals(file: file.path).judge(plan) == .selfMade)
  }
}
