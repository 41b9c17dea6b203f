import GavelAPI
import GavelModel
import GavelStore

/// The small tasks that talk to the platform; each ends by posting an event.
extension Dispatcher {
  func reading(_ job: DispatchJob) -> Work {
    let keepsEvidence = job.isUnsent && evidenceMode(of: job.batch) != .none
    let reader = TargetReader(client: client, newest: keepsEvidence ? newestMessages : nil)
    return { [now] in
      let begun = now()
      let (reading, seen) = await reader.read(job.open[0])
      await self.post(.read(job.id, reading, seen, at: begun))
    }
  }

  func comparing(_ verification: DispatchMachine.Verification) -> Work {
    let comparison = MessageComparison(
      client: client, verification: verification, neighbours: evidence.neighbours,
      newest: evidenceMode(of: verification.batch) == .none ? nil : newestMessages)
    return { [now, store] in
      let begun = now()
      let result: Result<FoundMessages, APIError>
      do throws(APIError) {
        // A store that cannot be read stops the relay at its next commit.
        result = .success(
          try await comparison.look { (try? await store.messageCount(in: $0)) ?? .max })
      } catch {
        result = .failure(error)
      }
      await self.post(.compared(verification, result, at: begun))
    }
  }

  /// Reads what is kept of rooms that go.
  private var newestMessages: NewestMessages {
    NewestMessages(
      client: client, limit: evidence.newest,
      stored: { [store, evidence] room in
        // What the store cannot tell is read from the platform.
        (try? await store.newestMessages(in: room, limit: evidence.newest)) ?? []
      },
      rest: { [now, sleep, policy = machine.policy] length in
        let length = length ?? policy.throttleRest
        await self.report(.throttled(until: now() + length))
        await sleep(length)
      })
  }

  /// How much is kept of what a batch takes away.
  func evidenceMode(of batch: BatchID) -> EvidenceMode { evidence.mode(for: reasons[batch] ?? "") }

  /// Sends, and goes on with whatever is ready when the answer has come.
  func sending(_ first: Wire) -> Work {
    return {
      var next: Wire? = first
      while let wire = next {
        let reason = await self.reason(of: wire)
        let closings = await self.closings(after: wire)
        let (result, begun) = await self.send(wire, reason: reason, closings: closings)
        next = await self.answered(wire, result, begun: begun)
      }
    }
  }

  private func reason(of wire: Wire) -> String { reasons[wire.job.batch] ?? "" }

  /// The one way a destructive request leaves this program: the gate is asked for each.
  private nonisolated func send(
    _ wire: Wire, reason: String, closings: [ReportSubject]
  ) async -> (Result<Receipt, APIError>, begun: Timestamp) {
    let begun = now()
    do throws(GateRefusal) {
      for item in wire.items { try gate.judge(item.plan) }
    } catch {
      let code = error == .readOnly ? "readOnly" : "guard"
      return (.failure(.forbidden(ServerAnswer(code: code))), begun)
    }
    do throws(APIError) {
      guard try await !closings.areClosed(on: client) else {
        return (.failure(.changed(ServerAnswer(code: ServerAnswer.reportsClosed))), begun)
      }
    } catch {
      return (.failure(error), begun)
    }
    if case .dismissReports(.imported(let report)) = wire.items[0].action {
      return (await close(report, at: begun), begun)
    }
    return (await Self.send(wire.items, reason: reason, with: client), begun)
  }

  /// What a ticket system reported is closed where it is kept: in the store, by settling this.
  private nonisolated func close(
    _ report: ReportID, at moment: Timestamp
  ) async -> Result<Receipt, APIError> {
    // A store that cannot be read stops the relay at its next commit.
    guard let isOpen = try? await store.isOpen(report), !isOpen else {
      return .success(Receipt(answer: ServerAnswer(code: "local"), requestedAt: moment))
    }
    return .failure(.notFound(ServerAnswer(code: "alreadyClosed")))
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
