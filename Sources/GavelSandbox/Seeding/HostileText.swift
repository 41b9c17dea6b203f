/// Texts that try to harm whoever draws them carelessly.
enum HostileText {
  static let all = [
    "\u{1B}[2J\u{1B}[Hscreen cleared, or is it",
    "\u{1B}]0;new window title\u{7}and a bell \u{7}",
    "\u{1B}]52;c;cm0gLXJmIH4=\u{7}clipboard",
    "\u{1B}[31mred forever",
    "\u{9B}31mthe same in one C1 byte\u{9D}0;title\u{9C}",
    "invoice \u{202E}fdp.exe\u{202C} attached",
    "\u{2066}isolated\u{2069} and \u{2067}turned\u{2069}",
    "plain\u{E0001}\u{E0068}\u{E0069}\u{E0064}\u{E0065}\u{E007F} with hidden tags",
    "zero\u{200B}width\u{200D}joined\u{FEFF}here\u{2060}.",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A}\u{30B}\u{30C}algo",
    "first line\nsecond line\r\nthird\u{2028}fourth\u{85}fifth",
    "back\u{8}\u{8}\u{8}\u{8}space and \u{0}null and \u{7F}delete",
    "\t\ttabs\tand\u{B}vertical\u{C}feeds",
    longLine,
    "👩‍👩‍👧‍👦🏳️‍🌈🇹🇼❤️‍🔥 joined emoji",
    "%s%n%x $(reboot) `id` ; rm -rf ~ && \\\" '",
  ]

  /// One line of 10,000 columns.
  static let longLine = String(repeating: "0123456789", count: 1000)
}
