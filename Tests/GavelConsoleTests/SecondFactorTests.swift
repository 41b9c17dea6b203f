import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// A code is asked for in front of everything, hidden, and never taken from keys typed ahead.
@Suite struct SecondFactorTests {
  private func asked() -> Driver {
    var driver = Driver()
    driver.post(.secondFactorWanted(method: "totp", number: 7))
    driver.drawFrame()
    driver.wait()
    return driver
  }

  @Test func `what is typed is hidden and handed over`() {
    var driver = asked()
    #expect(driver.screen.contains("The platform wants a code"))
    #expect(driver.screen.contains("from    your authenticator app"))
    driver.slowly("123 456")
    #expect(driver.screen.contains("code    •••••••"))
    #expect(!driver.screen.contains("123"))
    driver.slowly(.enter)
    #expect(driver.effects.contains(.secondFactor(code: "123456", number: 7)))
    #expect(driver.state.secondFactors.isEmpty)
  }

  @Test func `a code that was wrong is asked for again and says so`() {
    var driver = Driver()
    driver.post(.secondFactorWanted(method: "email", number: 8, isRepeated: true))
    #expect(driver.screen.contains("from    an e-mail to you"))
    #expect(driver.screen.contains("That code was wrong: try again."))
  }

  @Test(arguments: ScreenTests.sizes.indices)
  func `the prompt at every size`(_ index: Int) throws {
    let (name, size) = ScreenTests.sizes[index]
    var driver = asked()
    driver.slowly("1234")
    driver.resize(size.columns, size.rows)
    try expectSnapshot("second-factor-\(name)", driver.screen)
  }

  @Test func `escape gives up`() {
    var driver = asked()
    driver.slowly(.enter)
    #expect(driver.screen.contains("type the code, or leave with esc"))
    driver.slowly(.escape)
    #expect(driver.effects.contains(.secondFactor(code: nil, number: 7)))
  }

  @Test func `keys that were pressed before it was seen are no code`() {
    var driver = Driver()
    driver.post(.secondFactorWanted(method: "email", number: 1))
    driver.type("d1")
    driver.press(.enter, .escape)
    driver.drawFrame()
    driver.type("2")
    driver.press(.enter)
    #expect(driver.state.secondFactors.first?.code.isEmpty == true)
    driver.wait()
    driver.post(.input(.paste("987654\n")))
    driver.slowly(.enter)
    #expect(driver.effects.contains(.secondFactor(code: "987654", number: 1)))
  }

  @Test func `a dialog behind it is read anew before it can be answered`() {
    var driver = Driver()
    driver.slowly(.enter, .up)
    driver.slowly("d")
    driver.post(.secondFactorWanted(method: "totp", number: 2))
    driver.drawFrame()
    driver.wait()
    driver.type("1")
    driver.press(.enter)
    driver.type("y")
    driver.drawFrame()
    driver.type("y")
    #expect(driver.enqueued.isEmpty)
    driver.wait()
    driver.type("y")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `several demands come one after the other, each once`() {
    var driver = asked()
    driver.post(.secondFactorWanted(method: "totp", number: 7))
    driver.post(.secondFactorWanted(method: "email", number: 8))
    driver.slowly("1")
    driver.slowly(.enter)
    #expect(driver.screen.contains("from    an e-mail to you"))
    driver.slowly(.escape)
    #expect(driver.effects.contains(.secondFactor(code: nil, number: 8)))
    #expect(driver.state.secondFactors.isEmpty)
  }

  @Test func `an ASCII terminal shows stars`() {
    var driver = Driver(configuration: ConsoleConfiguration(charset: .ascii))
    driver.post(.secondFactorWanted(method: "totp", number: 1))
    driver.drawFrame()
    driver.wait()
    driver.slowly("12")
    #expect(driver.screen.contains("code    **"))
  }
}
