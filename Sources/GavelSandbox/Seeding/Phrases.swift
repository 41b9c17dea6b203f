/// The words of a harbour town's chat.
enum Phrases {
  private static let openers = [
    "the ferry", "my sister", "our captain", "the night watch", "somebody", "the bakery",
    "the new crane", "a seal", "the choir", "the harbour office", "that tall ship", "the radio",
    "the lighthouse", "our neighbour", "the school boat", "the fish market", "the last tram",
    "the weather desk", "a blue umbrella", "the ticket machine",
  ]
  private static let deeds = [
    "leaves at a quarter past six", "is late again", "was seen near pier 4",
    "needs two more hands", "has moved to the old dock", "is closed until Monday",
    "sounds better today", "lost a rope last night", "sends regards", "asked about you",
    "will be painted this week", "is running on the small engine", "found a grey scarf",
    "starts earlier tomorrow", "is looking for a berth", "made too much soup",
  ]
  private static let tails = [
    "", "", "", ", please pass it on", ", who knows more?", ", thanks everyone", ", see you there",
    ", no hurry", ", just so you know", ", bring a lamp", ", I have photos", ", as always",
  ]

  static func english(_ numbers: inout SplitMix64) -> String {
    numbers.pick(openers) + " " + numbers.pick(deeds) + numbers.pick(tails)
  }

  static let cjk = [
    "日本から来ました、よろしくお願いします", "今日の港は静かですね", "台北現在下雨了", "明天的船幾點開？",
    "週末要不要去看海？", "碼頭旁邊的麵店很好吃", "會議改到下午三點", "안녕하세요, 오늘 날씨 좋네요",
    "항구에서 만나요", "写真を送ってくれてありがとう", "請大家注意安全", "船票已經賣完了", "hello 日本",
    "おはようございます☀️", "謝謝你的幫忙", "夜市今天有開嗎",
  ]
  static let emoji = [
    "👍", "😂😂😂", "🎉 happy birthday!", "🚢🌊", "🙏🏽 thank you", "❤️", "👀", "🐟 fresh today",
    "🇹🇼🇯🇵🇰🇷", "👨‍👩‍👧 all aboard",
  ]
  static let places = ["Pier 4", "Old Dock", "Lighthouse", "基隆港"]

  static func spam(_ numbers: inout SplitMix64) -> String {
    let offers = [
      "BUY NOW!!! cheap watches", "EARN $500 A DAY from home", "FREE coins, click fast",
      "加我好友領紅包", "HOT SINGLES in your harbour", "your parcel is waiting",
    ]
    return "\(numbers.pick(offers)) http://spam.example/\(numbers.below(900) + 100)"
  }
}
