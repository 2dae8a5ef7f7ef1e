/// A phone number as people write it: full width, with spaces, dashes, brackets and +86.
enum PhoneNumber {
  /// A run in a folded text that is meant as a phone number, whether or not it is a good one.
  struct Attempt {
    /// Offsets in the text's characters.
    var range: Range<Int>
    /// Normalised; nil where no number in the run is complete.
    var number: String?
  }

  /// The first run that is a good number, else the first of at least five digits.
  static func find(in text: [Character]) -> Attempt? {
    var doubtful: Attempt?
    var start = 0
    while start < text.count {
      guard isDigit(text[start]) || (text[start] == "+" && start + 1 < text.count && isDigit(text[start + 1])) else {
        start += 1
        continue
      }
      var end = start + 1
      var next = end
      // Separators belong to the number only where a digit follows them.
      while next < text.count, isDigit(text[next]) || isSeparator(text[next]) {
        next += 1
        if isDigit(text[next - 1]) { end = next }
      }
      let run = text[start..<end]
      if run.count(where: isDigit) >= 5 {
        let attempt = Attempt(range: start..<end, number: parse(run) ?? parsePart(of: run))
        if attempt.number != nil { return attempt }
        doubtful = doubtful ?? attempt
      }
      start = end
    }
    return doubtful
  }

  /// The first good number that is not said to be an old one or somebody else's, preferring what follows 手机 to what follows
  /// another label (微信13800000001 手机13800000002); else as `find` has it.
  static func own(in text: [Character]) -> Attempt? {
    let whole = find(in: text)
    guard let first = whole, first.number != nil, text.count <= 200 else { return whole }
    let rest = Array(text[first.range.upperBound...])
    guard find(in: rest)?.number != nil else { return whole }
    for label in ["本人", "手机"] where text.count > label.count {
      let letters = Array(label)
      let places = 0..<(text.count - letters.count)
      guard let place = places.first(where: { Array(text[$0..<$0 + letters.count]) == letters }), place > 0 else {
        continue
      }
      if let labelled = find(in: Array(text[place...])), labelled.number != nil {
        return Attempt(
          range: labelled.range.lowerBound + place..<labelled.range.upperBound + place, number: labelled.number)
      }
    }
    let after = String(rest.prefix { !isDigit($0) }.prefix(8))
    let before = String(text[..<first.range.lowerBound].suffix(4))
    // （旧）13800000001（新）13800000002, 13800000001（家属）13800000002
    let isOld = ["旧", "原号", "原手机"].contains { before.holds($0) }
    guard isOld || ["旧", "停用", "家属", "配偶"].contains(where: { after.holds($0) }),
      let next = own(in: rest), next.number != nil
    else { return whole }
    let offset = first.range.upperBound
    return Attempt(range: next.range.lowerBound + offset..<next.range.upperBound + offset, number: next.number)
  }

  /// The mobile number among several numbers with spaces between them, else the first of them that is a number.
  private static func parsePart(of run: ArraySlice<Character>) -> String? {
    let words = run.split(separator: " ")
    guard (2...8).contains(words.count) else {
      // 13800000001.0: a number that went through a table of decimals.
      return run.suffix(2) == [".", "0"] ? parse(run.dropLast(2)) : nil
    }
    let numbers = words.compactMap { word in parse(word) }
    return numbers.first { isMobile($0) } ?? numbers.first
  }

  /// Whether a text has the five digits that a number needs at least.
  static func mayStand(in text: String) -> Bool {
    text.withBytes { bytes in
      var digits = 0
      for (index, byte) in bytes.enumerated() {
        // Of full width: EF BC 90 to EF BC 99.
        let isWide = byte >= 0x90 && byte <= 0x99 && index > 1 && bytes[index - 1] == 0xBC && bytes[index - 2] == 0xEF
        if isWide || (byte >= 0x30 && byte <= 0x39) { digits += 1 }
        if digits == 5 { return true }
      }
      return false
    }
  }

  /// Whether a text is a mainland mobile number and nothing else.
  static func isPlainMobile(_ text: String) -> Bool {
    text.utf8.count == 11
      && text.withBytes { bytes in
        bytes[0] == 0x31 && bytes[1] >= 0x33 && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }
  }

  /// - Returns: 11 digits for a mainland mobile number, digits from 0 for a mainland landline with its area code,
  ///   `+` and digits for a number elsewhere; nil for what is none of these.
  static func parse(_ text: some Sequence<Character>) -> String? {
    var international = false
    var digits = ""
    var first = true
    for character in text {
      if isDigit(character) {
        digits.append(character)
      } else if character == "+", first {
        international = true
      } else if !isSeparator(character) {
        return nil
      }
      if !character.isWhitespace, character != "(" { first = false }
    }
    if !international, digits.hasPrefix("00") {
      international = true
      digits.removeFirst(2)
    }
    if international, digits.hasPrefix("86") {
      international = false
      digits.removeFirst(2)
      if !isMobile(digits), !digits.hasPrefix("0") { digits = "0" + digits }
    } else if !international, digits.count == 13, digits.hasPrefix("86") {
      digits.removeFirst(2)
    }
    if international { return (7...15).contains(digits.count) ? "+" + digits : nil }
    if isMobile(digits) || isLandline(digits) { return digits }
    // Two numbers in one cell: the first counts.
    if digits.count >= 22 {
      let one = String(digits.prefix(11))
      return isMobile(one) ? one : nil
    }
    return nil
  }

  /// A specimen's number: `13800000000`, `13X XXXX XXXX`, `12345678901`.
  static func isSpecimen(_ text: String) -> Bool {
    let compact = FormText.compact(text)
    let digits = compact.filter(isDigit)
    if digits.count == 11, digits.hasSuffix("00000000") || digits.hasPrefix("12345678") { return true }
    return compact.contains("xxxx") || compact.contains("××××") || compact.contains("****")
  }

  private static func isMobile(_ digits: String) -> Bool {
    let all = Array(digits)
    return all.count == 11 && all[0] == "1" && all[1] >= "3"
  }

  private static func isLandline(_ digits: String) -> Bool {
    let all = Array(digits)
    return (10...12).contains(all.count) && all[0] == "0" && all[1] != "0"
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.asciiValue.map { $0 >= 48 && $0 <= 57 } ?? false
  }

  private static func isSeparator(_ character: Character) -> Bool {
    switch character.asciiValue {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): true
    case .some: false
    case nil: character == "\u{00B7}"
    }
  }
}
