/// Goes through markup that is written as expected, byte by byte; what is not is left to the scanner.
///
/// Pointers are good as long as the text.
struct PlainMarkup {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var next: Int

  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.text = text
    next = start
  }

  /// Goes on behind a word that stands next.
  @inline(__always)
  mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard next + count <= text.count else { return false }
    for offset in 0..<count where text[next + offset] != word.utf8Start[offset] { return false }
    next += count
    return true
  }

  /// The name of the attribute that stands next, if that is one letter: ` r="`.
  @inline(__always)
  mutating func attribute() -> UInt8? {
    guard next + 4 <= text.count, text[next] == UInt8(ascii: " "), text[next + 2] == UInt8(ascii: "="),
      text[next + 3] == UInt8(ascii: "\"")
    else { return nil }
    next += 4
    return text[next - 3]
  }

  /// At most nine digits.
  @inline(__always)
  mutating func number() -> Int? {
    let start = next
    var number = 0
    while next < text.count, text[next] >= 48, text[next] <= 57, next - start < 9 {
      number = number * 10 + Int(text[next] - 48)
      next += 1
    }
    return next > start ? number : nil
  }

  /// The letters of a cell's reference as the number of its column, from 1.
  @inline(__always)
  mutating func column() -> Int? {
    let start = next
    var column = 0
    while next < text.count, text[next] >= UInt8(ascii: "A"), text[next] <= UInt8(ascii: "Z"), next - start < 3 {
      column = column * 26 + Int(text[next] - 64)
      next += 1
    }
    return next > start ? column : nil
  }

  /// A number with sign, point and exponent, as it is written.
  @inline(__always)
  mutating func decimal() -> UnsafeBufferPointer<UInt8>? {
    let start = next
    while next < text.count {
      switch text[next] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "E"), UInt8(ascii: "e"):
        next += 1
      default: return next > start ? UnsafeBufferPointer(rebasing: text[start..<next]) : nil
      }
    }
    return nil
  }

  /// What stands in `<t>…</t>`, if nothing in it has to be taken apart: entities, line ends of two bytes, `_x000D_`.
  @inline(__always)
  mutating func textElement() -> UnsafeBufferPointer<UInt8>? {
    guard skip("<t") else { return nil }
    _ = skip(" xml:space=\"preserve\"")
    guard skip(">"), let stop = text.firstIndex(of: UInt8(ascii: "<"), from: next), stop > next else { return nil }
    let run = UnsafeBufferPointer(rebasing: text[next..<stop])
    var marks: UInt8 = 0
    for byte in run {
      marks |= (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == UInt8(ascii: "_") ? 1 : 0)
    }
    next = stop
    return marks == 0 && skip("</t>") ? run : nil
  }
}
