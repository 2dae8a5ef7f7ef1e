import Foundation

/// The encoded words of a header (RFC 2047), before they are decoded.
enum EncodedWords {
  /// Joins neighbours of one charset: some programs cut in the middle of a character, so that neither half can be decoded by
  /// itself. GMime does so only where no half ends in padding.
  static func joined(_ raw: String) -> String {
    guard raw.contains("=?") else { return raw }
    var joined = ""
    var pending: (charset: Substring, bytes: Data)?
    func flush() {
      guard let word = pending else { return }
      joined += "=?\(word.charset)?B?\(word.bytes.base64EncodedString())?="
      pending = nil
    }
    var rest = raw[...]
    while let match = rest.firstMatch(of: /=\?([^?\s]+)\?[bB]\?([A-Za-z0-9+\/]*=*)\?=/) {
      let between = rest[..<match.range.lowerBound]
      rest = rest[match.range.upperBound...]
      let digits = match.2.filter { $0 != "=" }
      guard let bytes = Data(base64Encoded: digits + String(repeating: "=", count: (4 - digits.count % 4) % 4)) else {
        return raw
      }
      if pending?.charset.lowercased() == match.1.lowercased(), between.allSatisfy(\.isWhitespace) {
        pending?.bytes += bytes
      } else {
        flush()
        joined += between
        pending = (match.1, bytes)
      }
    }
    flush()
    return joined + rest
  }
}
