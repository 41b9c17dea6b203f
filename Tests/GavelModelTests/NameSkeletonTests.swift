import GavelModel
import Testing

/// Names that are easily taken for each other.
@Suite struct NameSkeletonTests {
  @Test(
    arguments: [
      ("Ana", "ana"), ("Ana", "Аnа"), ("Ana", "ａｎａ"), ("Ana", "A\u{200B}na\u{202E}"),
      ("Ana", "Án\u{303}a"), ("admin", "аdmіn"), ("admin", "adm1n"), ("Admin", "ADMlN"),
      ("moderator", "m0derat0r"), ("moderator", "rnoderator"), ("room bot", "room_bot"),
      ("room bot", "roombot."), ("Kostas", "Κostаs"), ("lena", "Iena"), ("lena", "1ena"),
      ("walter", "vvalter"), ("sam", "5am"), ("Ana", "𝐀𝐧𝐚"), ("Ana", "Ⓐⓝⓐ"),
      ("mei", "me\u{E0069}i"),
    ])
  func `what looks alike has one skeleton`(name: String, other: String) {
    #expect(NameSkeleton(name) == NameSkeleton(other))
  }

  @Test(
    arguments: [
      ("Ana", "Anna"), ("Ana", "Eva"), ("tomas", "thomas"), ("bot1", "bot2"), ("日本", "日木"),
      ("ana", "ana admin"),
    ])
  func `what differs to the eye has two`(name: String, other: String) {
    #expect(NameSkeleton(name) != NameSkeleton(other))
  }

  @Test(arguments: ["", "a", "\u{200B}", "I", "...", "\u{301}", "- a -"])
  func `one letter alone is like too many`(name: String) {
    #expect(NameSkeleton(name).isTooShort)
  }

  @Test func `a name of any length is folded at the cost of a short one`() {
    let long = String(repeating: "e\u{301}", count: 1_000_000)
    #expect(NameSkeleton(long) == NameSkeleton(String(repeating: "é", count: 100)))
  }

  @Test func `plain ASCII is folded as everything else is`() {
    // What shows nothing keeps the name from being plain ASCII and changes nothing else.
    for byte in UInt8(0)..<0x80 {
      let name = "rn\(Unicode.Scalar(byte))clvv\(Unicode.Scalar(byte))n"
      #expect(NameSkeleton(name) == NameSkeleton("\u{200B}" + name), "character \(byte)")
    }
  }

  @Test func `somebody else with a name like a staff member's is told, by that name`() {
    let staff = StaffNames([
      Person(id: "u1", name: "Ana", username: "ana.lopez"), Person(id: "u2", name: "Mei"),
    ])
    #expect(staff.mistaken(for: Person(id: "u9", name: "Аna")) == "Ana")
    #expect(staff.mistaken(for: Person(id: "u9", name: "Bo", username: "ana_1opez")) == "Ana")
    #expect(staff.mistaken(for: Person(id: "U2", name: "other")) == "Mei")
    #expect(staff.mistaken(for: Person(id: "u9", name: "Bo")) == nil)
  }

  @Test func `nobody is like themselves, and staff are not like each other`() {
    var staff = StaffNames([Person(id: "u1", name: "Ana"), Person(id: "u2", name: "ana")])
    #expect(staff.mistaken(for: Person(id: "u1", name: "Ana")) == nil)
    #expect(staff.mistaken(for: Person(id: "u2", name: "ana")) == nil)
    staff.remove("u2")
    #expect(staff.mistaken(for: Person(id: "u2", name: "ana")) == "Ana")
    staff.remove("u1")
    #expect(staff.mistaken(for: Person(id: "u2", name: "ana")) == nil)
    #expect(staff == StaffNames())
  }
}
