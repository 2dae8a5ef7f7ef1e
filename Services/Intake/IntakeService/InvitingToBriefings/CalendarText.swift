/// Writes the content lines of RFC 5545. By hand since it is two rules, and no Swift package on Linux is kept up that writes them.
struct CalendarText {
  /// Octets of a line, its end not counted (section 3.1).
  private static let lineOctets = 75

  private(set) var text = ""

  /// A line whose value is no text: a date, a number, a URI.
  mutating func line(_ name: String, _ value: String) {
    fold("\(name):\(value)")
  }

  /// A line whose value is a TEXT (section 3.3.11).
  mutating func text(_ name: String, _ value: String) {
    fold("\(name):\(Self.escaped(value))")
  }

  /// Backslashes, semicolons, commas and line breaks are escaped; control characters are not allowed at all.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped.unicodeScalars.append("\\")
        escaped.unicodeScalars.append(scalar)
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
      case "\t": escaped.unicodeScalars.append(scalar)
      default:
        // Unicode's control characters (Cc), C1 among them.
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
      previous = scalar
    }
    return escaped
  }

  /// A long line goes on behind a line break and one blank, which counts. No character is torn apart.
  private mutating func fold(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > Self.lineOctets {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += size
    }
    text += "\r\n"
  }
}
