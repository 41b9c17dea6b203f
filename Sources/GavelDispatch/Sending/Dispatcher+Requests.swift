import GavelAPI
import GavelModel

/// The small tasks that talk to the platform; each ends by posting an event.
extension Dispatcher {
  func reading(_ job: DispatchJob) -> Work {
    let reader = TargetReader(client: client)
    return { [now] in
      let begun = now()
      let reading = await reader.read(job.open[0])
      await self.post(.read(job.id, reading, at: begun))
    }
  }

  func comparing(_ verification: DispatchMachine.Verification) -> Work {
    let finder = MessageFinder(client: client)
    let wanted = verification.items.map { MessageID($0.action.target) }
    return { [now] in
      let begun = now()
      let result: Result<[MessageID: Message], APIError>
      do throws(APIError) {
        result = .success(try await finder.find(wanted, in: verification.room))
      } catch {
        result = .failure(error)
      }
      await self.post(.compared(verification, result, at: begun))
    }
  }

  /// The one way a destructive request leaves this program: the gate is asked for each.
  func sending(_ items: [OutboxItem], of job: DispatchJob) -> Work {
    let reason = reasons[job.batch] ?? ""
    return { [gate, client, now] in
      let result: Result<Receipt, APIError>
      do throws(GateRefusal) {
        for item in items { try gate.judge(item.plan) }
        result =
          Self.isLocal(items[0].action)
          ? .success(Receipt(answer: ServerAnswer(code: "local"), requestedAt: now()))
          : await Self.send(items, reason: reason, with: client)
      } catch {
        let code = error == .readOnly ? "readOnly" : "guard"
        result = .failure(.forbidden(ServerAnswer(code: code)))
      }
      await self.post(.answered(job.id, result, at: now()))
    }
  }

  /// What a ticket system reported is closed where it is kept: in the store.
  private static func isLocal(_ action: ModerationAction) -> Bool {
    if case .dismissReports(.imported) = action { true } else { false }
  }

  private static func send(
    _ items: [OutboxItem], reason: String, with client: PlatformClient
  ) async -> Result<Receipt, APIError> {
    do throws(APIError) {
      if items.count > 1, case .removeMember(_, let room, let announced) = items[0].action {
        let people = items.map { PersonID($0.action.target) }
        return .success(
          try await client.removeMembers(people, from: room, announced: announced))
      }
      let item = items[0]
      return .success(try await client.perform(item.action, facts: item.plan.facts, reason: reason))
    } catch {
      return .failure(error)
    }
  }
}
