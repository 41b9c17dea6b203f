import GavelModel
import Testing

@testable import GavelApp

/// Keys of a person and keys of a machine, told apart by their pace.
@Suite struct KeyCadenceTests {
  private let begun = Timestamp(milliseconds: 1_000_000)

  private func crowded(_ pauses: [Int]) -> [Bool] {
    var cadence = KeyCadence()
    var time = begun
    return pauses.map { pause in
      time = time + .milliseconds(pause)
      return cadence.isCrowded(1, at: time)
    }
  }

  @Test func `keys with a person's pauses stand alone`() {
    #expect(crowded([0, 90, 120, 51]) == [false, false, false, false])
  }

  @Test(arguments: [0, 1, 10, 40]) func `keys at a machine's pace do not, however slow the line`(
    pause: Int
  ) {
    #expect(crowded([0, pause, pause]) == [false, true, true])
  }

  @Test func `after a pause the next key stands alone again`() {
    #expect(crowded([0, 1, 1, 200]) == [false, true, true, false])
  }

  @Test func `keys of one read are crowded, and so is what follows them at once`() {
    var cadence = KeyCadence()
    let told = [(5, 0), (1, 20), (0, 30), (1, 80)].map { count, moment in
      cadence.isCrowded(count, at: begun + .milliseconds(moment))
    }
    #expect(told == [true, true, false, false])
  }
}
