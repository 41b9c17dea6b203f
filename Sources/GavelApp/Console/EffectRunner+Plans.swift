import GavelConsole
import GavelModel

/// Plans that outlive the console.
extension EffectRunner {
  /// Writes a plan that needs a second person to a file: sealed again it would be another plan, and
  /// the word for this one would not count.
  func keepForApproval(_ plan: ActionPlan) {
    do throws(ConfigurationError) {
      let file = try ExportFile(folder: planFolder, name: "plan", ending: "json", at: now())
      try file.write(PlanFile.text(of: session.evidence.written(plan)))
      inbox.post(.notice(Notices.keptForApproval(file.path)))
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }
}
