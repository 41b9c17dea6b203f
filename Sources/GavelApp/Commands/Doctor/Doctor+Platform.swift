import GavelAPI
import GavelModel
import Synchronization

extension Doctor {
  /// How far the clocks may be apart before ages and time limits go wrong.
  private static let tolerance = Duration.seconds(30)

  /// Looks whether the secret can be had, the platform reached, and what it says about itself.
  func platform(_ context: CommandContext) async -> [Finding] {
    guard context.settings.server != nil else {
      return [Finding(.platform, ConnectionError.noPlatform, level: .note)]
    }
    let connection: Connection
    do {
      connection = try await context.connection()
    } catch {
      return [Finding(.credentials, error)]
    }
    guard !isOffline else {
      return [Finding(.credentials, .fine, [Notices.credentialThere(context.settings)])]
    }
    let heard = Mutex<(server: Timestamp, here: Timestamp)?>(nil)
    let client = PlatformClient(
      connection: connection, dialect: context.settings.dialect.platform, now: now,
      observe: { [now] record in
        guard let time = record.serverTime else { return }
        heard.withLock { $0 = (time, now()) }
      })
    defer { client.close() }
    var findings = await account(client, context)
    if let moments = heard.withLock({ $0 }) { findings.append(clock(moments)) }
    if findings.allSatisfy({ $0.topic != .platform || $0.level != .problem }) {
      findings.append(await version(client))
    }
    return findings
  }

  /// Whoever answers can be reached, also when the answer is a refusal.
  private func account(
    _ client: PlatformClient, _ context: CommandContext
  ) async -> [Finding] {
    do throws(APIError) {
      // A platform key is nobody, so that nothing is asked for it; a list of rooms proves it.
      if context.settings.credential?.isPlatformKey == true {
        _ = try await client.rooms(skip: 0, limit: 1)
      }
      let account = try await client.profile()
      if let configured = context.settings.userID, configured != account.id {
        let error = SessionError.anotherAccount(configured: configured, actual: account.id)
        return [reached(client), Finding(.credentials, error)]
      }
      return [
        reached(client), Finding(.credentials, .fine, [Notices.account(account)], ["known": "yes"]),
      ]
    } catch {
      let reason = context.settings.meaning(of: error, from: client.server)
      switch error {
      case .unauthorized, .forbidden, .secondFactor:
        return [reached(client), Finding(.credentials, reason)]
      case .unreachable, .noAnswer, .throttled, .notFound, .conflict, .invalid, .server,
        .gateway, .malformed, .tooLarge, .redirected, .insecure, .unaddressable,
        .unusableCredential,
        .unsupported, .changed, .cancelled:
        return [Finding(.platform, reason)]
      }
    }
  }

  private func reached(_ client: PlatformClient) -> Finding {
    Finding(.platform, .fine, [Notices.reached(client.server)], ["answers": "yes"])
  }

  func clock(_ moments: (server: Timestamp, here: Timestamp)) -> Finding {
    let skew = moments.here - moments.server
    let isFine = skew < Self.tolerance && skew > .zero - Self.tolerance
    return Finding(
      .clock, isFine ? .fine : .note, Notices.clock(skew, isFine: isFine),
      ["skew": "\(skew.milliseconds / 1000)"])
  }

  private func version(_ client: PlatformClient) async -> Finding {
    do throws(APIError) {
      guard let version = try await client.serverVersion() else {
        return Finding(.version, .fine, [Notices.untoldVersion], ["version": "untold"])
      }
      let isOld = try await client.serverAbilities() != client.abilities
      let number = version.prefix { $0.isNumber || $0 == "." }
      return Finding(
        .version, isOld ? .note : .fine, Notices.version(version, isOld: isOld),
        ["version": String(number), "complete": isOld ? "no" : "yes"])
    } catch {
      return Finding(.version, error, level: .note)
    }
  }
}
