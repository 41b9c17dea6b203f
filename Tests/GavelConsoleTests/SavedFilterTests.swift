import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Filters that are saved in the console.
@Suite struct SavedFilterTests {
  private func driver() -> Driver {
    var driver = Driver(
      configuration: ConsoleConfiguration(
        savedFilters: SavedFilters(["fixed": "buy", "mine": "hello", "both": "@mine or buy"]),
        ownFilters: ["mine", "both"]))
    driver.slowly("3/buy")
    driver.slowly(.enter)
    return driver
  }

  private func saved(_ driver: Driver) -> [Effect] {
    driver.effects.filter { if case .saveFilter = $0 { true } else { false } }
  }

  @Test func `the filter of the list is saved under a name`() {
    var driver = driver()
    driver.slowly("S")
    #expect(driver.screen.contains("save-filter"))
    driver.slowly("shop")
    driver.slowly(.enter)
    #expect(saved(driver) == [.saveFilter("buy", named: "shop")])
    driver.post(.savedFilters(SavedFilters(["shop": "buy"]), own: ["shop"]))
    driver.slowly("/")
    driver.press(.control("u"))
    driver.slowly("@shop")
    #expect(driver.state.filterText(of: driver.state.focusedList ?? .rooms) == "@shop")
    driver.slowly(.enter)
    driver.slowly("F")
    #expect(driver.screen.contains("@shop"))
  }

  @Test func `a filter that was saved can be saved anew and forgotten`() {
    var driver = driver()
    driver.slowly(":save-filter @mine")
    driver.slowly(.enter)
    driver.slowly(":forget-filter bo")
    driver.slowly(.tab)
    driver.slowly(.enter)
    #expect(saved(driver) == [.saveFilter("buy", named: "mine"), .saveFilter(nil, named: "both")])
  }

  @Test(arguments: [
    (":save-filter fixed", "stands in the configuration"),
    (":forget-filter fixed", "stands in the configuration"),
    (":save-filter a/b", "a filter's name is of letters"),
    (":forget-filter none", "no filter is saved as @none"),
    (":forget-filter mine", "@both is made of @mine"),
  ])
  func `what cannot be saved or forgotten is said`(_ typed: String, _ words: String) {
    var driver = driver()
    driver.slowly(typed)
    driver.slowly(.enter)
    #expect(driver.screen.contains(words), "\(driver.screen)")
    #expect(saved(driver).isEmpty)
  }

  @Test func `a filter is not saved as a part of itself`() {
    var driver = driver()
    driver.slowly("/")
    driver.press(.control("u"))
    driver.slowly("@both x")
    driver.slowly(.enter)
    driver.slowly(":save-filter mine")
    driver.slowly(.enter)
    #expect(driver.screen.contains("it cannot be @mine") && saved(driver).isEmpty)
  }

  @Test func `without a filter there is nothing to save`() {
    var driver = Driver()
    driver.slowly("S")
    #expect(driver.screen.contains("filter the list first"))
  }
}
