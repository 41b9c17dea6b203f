import GavelModel
import Testing

@Suite struct FilterParserTests {
  /// 2026-03-02T12:00:00Z.
  static let now = Timestamp(milliseconds: 1_772_452_800_000)
  static let saved = SavedFilters([
    "spam": "buy or win", "loop": "@pool", "pool": "-@loop", "bad": "frm:ana", "empty": " ",
    "nested": "has:link @spam", "rooms.old": "is:frozen",
  ])

  private func read(_ text: String, _ list: FilterList = .search) throws(FilterError) -> String {
    let filter = try Filter(text, for: list, saved: Self.saved, now: Self.now)
    return filter.expression?.shape ?? ""
  }

  @Test(arguments: [
    ("", ""), (" \t", ""), ("hello", "hello"), ("  hello  world ", "all(hello, world)"),
    (#""buy now" x"#, "all(buy now, x)"), (#""a \"b\" \\ \c""#, #"a "b" \ \c"#),
    ("from:ana", "from~ana"), ("FROM:=ana", "from=ana"), (#"from:"Mei Lin""#, "from~Mei Lin"),
    (#"from:="Mei Lin""#, "from=Mei Lin"), ("in:lobby", "in~lobby"), ("in:=r1", "in=r1"),
    ("id:5f3a", "id~5f3a"), ("type:image", "type image"),
    ("type:image|video", "any(type image, type video)"),
    (#"type:"a|b""#, "type a|b"),
    ("before:2026-03-02", "before 2026-03-02T00:00:00.000Z"),
    (#"after:"2026-03-02 09:20+01:00""#, "since 2026-03-02T08:20:00.000Z"),
    ("after:2d", "since 2026-02-28T12:00:00.000Z"),
    ("age:>2d", "before 2026-02-28T12:00:00.000Z"),
    ("age:>=2d", "before 2026-02-28T12:00:00.001Z"),
    ("age:<2d", "since 2026-02-28T12:00:00.001Z"),
    ("age:<=2d", "since 2026-02-28T12:00:00.000Z"),
    ("has:report|link", "any(has report, has link)"), ("has:FILE", "has file"),
    ("has:hidden has:thread has:discussion", "all(has hidden, has thread, has discussion)"),
    ("reports:>=3", "reports >= 3"), ("reports:3", "reports = 3"), ("reports:<1", "reports < 1"),
    ("is:dm|group", "any(is dm, is group)"), ("is:frozen|archived", "any(is frozen, is archived)"),
    ("is:system is:edited", "all(is system, is edited)"),
    ("is:bot is:deactivated", "all(is bot, is deactivated)"),
    ("re:/fr[e3]{2}/", "re fr[e3]{2}"), (#"re:/a\/b c/i x"#, #"all(re a\/b c i, x)"#),
    ("-hello", "not(hello)"), ("--hello", "not(not(hello))"), ("-from:ana", "not(from~ana)"),
    (#"-"buy now""#, "not(buy now)"), ("-(a b)", "not(all(a, b))"), ("-", "-"),
    ("a - b", "all(a, -, b)"),
    ("a or b", "any(a, b)"), ("a OR b c or d", "any(a, all(b, c), d)"), ("a Or b", "all(a, Or, b)"),
    ("order", "order"), (#""or""#, "or"), ("(a or b) c", "all(any(a, b), c)"),
    ("a (b c)", "all(a, b, c)"), ("((a))", "a"), ("a or(b)", "any(a, b)"),
    ("(f(x) or y)", "any(f(x), y)"), ("f(x)", "f(x)"), (":)", ":)"), ("x:)", "unknown"),
    ("http://x.org/?a=(b)", "http://x.org/?a=(b)"), ("in://x", "in://x"), ("10:30", "10:30"),
    ("日本:x", "日本:x"), ("@spam", "any(buy, win)"), ("-@spam a", "all(not(any(buy, win)), a)"),
    ("@nested", "all(has link, any(buy, win))"), ("@", "@"), ("@, a", "all(@,, a)"),
    ("@rooms.old", "is frozen"),
  ])
  func `every term is read`(text: String, shape: String) throws {
    if shape == "unknown" {
      #expect(throws: FilterError.self) { try read(text) }
    } else {
      #expect(try read(text) == shape, "\(text)")
    }
  }

  static let faults: [(String, Range<Int>, FilterFault)] = [
    (#"a "b"#, 2..<3, .unclosedQuotation), (#"from:"x"#, 5..<6, .unclosedQuotation),
    (#"a """#, 2..<4, .missingTerm), (#"" ""#, 0..<3, .missingTerm),
    ("(a or b", 0..<1, .unclosedParenthesis), ("a (b (c)", 2..<3, .unclosedParenthesis),
    ("a )", 2..<3, .unopenedParenthesis), ("()", 1..<1, .missingTerm),
    ("or", 0..<2, .missingTerm), ("a or", 4..<4, .missingTerm), ("a or or b", 5..<7, .missingTerm),
    ("(a or ) b", 6..<6, .missingTerm),
    ("a frm:ana", 2..<6, .unknownField("frm")), ("note: x", 0..<5, .unknownField("note")),
    ("from:", 0..<5, .missingValue(.from)), ("x from: ana", 2..<7, .missingValue(.from)),
    ("from:=", 0..<6, .missingValue(.from)), ("(from:)", 1..<6, .missingValue(.from)),
    ("has:report|", 11..<11, .missingValue(.has)),
    ("has:link|sound", 9..<14, .wrongValue(.has, "sound")),
    ("is:nice", 3..<7, .wrongValue(.state, "nice")),
    ("age:2d", 4..<6, .wrongValue(.age, "2d")), ("age:>two", 4..<8, .wrongValue(.age, ">two")),
    ("age:=2d", 4..<7, .wrongValue(.age, "=2d")),
    ("before:yesterday", 7..<16, .wrongValue(.before, "yesterday")),
    ("reports:many", 8..<12, .wrongValue(.reports, "many")),
    ("reports:>=-1", 8..<12, .wrongValue(.reports, ">=-1")),
    ("reports:9999999999", 8..<18, .wrongValue(.reports, "9999999999")),
    ("re:abc", 0..<3, .missingValue(.pattern)), ("re:/abc", 3..<4, .unclosedPattern),
    ("re://", 0..<5, .missingValue(.pattern)), ("a re:/(/", 5..<8, .wrongPattern),
    ("re:/a/x", 6..<7, .wrongPattern),
    ("日本 frm:x", 3..<7, .unknownField("frm")),
    ("a @gone", 2..<7, .unknownSaved("gone")),
    ("@loop", 0..<5, .inSaved("loop", .inSaved("pool", .circularSaved("loop")))),
    ("x @bad", 2..<6, .inSaved("bad", .unknownField("frm"))),
    ("@empty", 0..<6, .inSaved("empty", .missingTerm)),
  ]

  @Test(arguments: faults)
  func `what is wrong is told with its place`(
    text: String, columns: Range<Int>, fault: FilterFault
  ) {
    #expect(throws: FilterError(columns, fault), "\(text)") { try read(text) }
  }

  @Test func `what makes no sense for a list is told with its place`() {
    let unfit: [(String, FilterList, FilterError)] = [
      ("x in:lobby", .messages, FilterError(2..<5, .unfitField(.room, .messages))),
      ("from:ana", .rooms, FilterError(0..<5, .unfitField(.from, .rooms))),
      ("age:>2d", .members, FilterError(0..<4, .unfitField(.age, .members))),
      ("is:bot|dm", .members, FilterError(7..<9, .unfitValue(.state, "dm", .members))),
      ("has:file", .reports, FilterError(4..<8, .unfitValue(.has, "file", .reports))),
      ("is:bot", .audit, FilterError(0..<3, .unfitField(.state, .audit))),
      (
        "@rooms.old", .members,
        FilterError(0..<10, .inSaved("rooms.old", .unfitValue(.state, "frozen", .members)))
      ),
    ]
    for (text, list, error) in unfit {
      #expect(throws: error, "\(text)") { try read(text, list) }
    }
  }

  @Test func `every field, feature and state is read for the lists that know it`() throws {
    let values: [FilterField: String] = [
      .from: "x", .room: "x", .type: "x", .id: "x", .before: "2d", .after: "2d", .age: ">2d",
      .reports: ">0", .pattern: "/x/",
    ]
    for list in FilterList.allCases {
      for field in FilterField.allCases {
        for value in values[field].map({ [$0] })
          ?? (field == .has
            ? list.features.map(\.rawValue) : list.states.map(\.rawValue))
        {
          let text = field.spelling + value
          if list.fields.contains(field) {
            #expect(try read(text, list) != "", "\(text)")
          } else {
            #expect(throws: FilterError.self, "\(text)") { try read(text, list) }
          }
        }
      }
    }
  }

  @Test func `nobody means this much`() {
    let deep = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)
    #expect(throws: FilterError(32..<33, .tooDeep)) { try read(deep) }
    #expect(throws: FilterError(32..<33, .tooDeep)) {
      try read(String(repeating: "-", count: 40) + "a")
    }
    #expect(throws: FilterError(400..<401, .tooLong)) {
      try read(String(repeating: "a ", count: 201))
    }
    #expect(throws: FilterError.self) { try read(String(repeating: "a", count: 4001)) }
    #expect(throws: FilterError(3..<206, .longPattern(limit: 200))) {
      try read("re:/\(String(repeating: "a", count: 201))/")
    }
  }

  @Test func `saved filters that grow by each other end at the limit`() {
    var texts = ["a0": "x y"]
    for number in 1...30 { texts["a\(number)"] = "@a\(number - 1) @a\(number - 1)" }
    #expect(throws: FilterError.self) {
      try Filter("@a30", for: .search, saved: SavedFilters(texts), now: Self.now)
    }
  }

  @Test func `a saved filter is checked without a list, and must say something`() {
    #expect(throws: Never.self) { try Self.saved.check("rooms.old") }
    #expect(throws: FilterError(0..<4, .unknownField("frm"))) { try Self.saved.check("bad") }
    #expect(throws: FilterError(0..<1, .missingTerm)) { try Self.saved.check("empty") }
    #expect(throws: FilterError(0..<5, .inSaved("pool", .circularSaved("loop")))) {
      try Self.saved.check("loop")
    }
    #expect(SavedFilters.isName("rooms.old-2_x") && !SavedFilters.isName("a b"))
    #expect(!SavedFilters.isName("") && !SavedFilters.isName("日本"))
  }
}

extension FilterExpression {
  /// The expression with its structure spelt out.
  fileprivate var shape: String {
    switch self {
    case .term(let term): term.shape
    case .not(let inner): "not(\(inner.shape))"
    case .all(let parts): "all(\(parts.map(\.shape).joined(separator: ", ")))"
    case .any(let options): "any(\(options.map(\.shape).joined(separator: ", ")))"
    }
  }
}

extension FilterTerm {
  fileprivate var shape: String {
    switch self {
    case .words(let text): text
    case .from(let name): "from" + name.shape
    case .room(let name): "in" + name.shape
    case .type(let type): "type \(type)"
    case .id(let name): "id" + name.shape
    case .before(let moment): "before \(moment.iso8601)"
    case .since(let moment): "since \(moment.iso8601)"
    case .has(let feature): "has \(feature.rawValue)"
    case .reports(let comparison, let number): "reports \(comparison.rawValue) \(number)"
    case .state(let state): "is \(state.rawValue)"
    case .pattern(let pattern): "re \(pattern.source)" + (pattern.ignoresCase ? " i" : "")
    }
  }
}

extension FilterName {
  fileprivate var shape: String { (isWhole ? "=" : "~") + text }
}
