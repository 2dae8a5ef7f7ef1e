import Foundation

/// Who an officer says to be; two spellings of blanks are one officer.
enum OfficerName {
  static func checked(_ name: String) throws(ScreeningError) -> String {
    let words = name.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else {
      throw .invalidArgument(name: "officer", message: "name the officer who decides")
    }
    return words.joined(separator: " ")
  }
}
