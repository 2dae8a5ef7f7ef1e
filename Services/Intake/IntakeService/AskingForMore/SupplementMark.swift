import Crypto
import Foundation

/// What a supplement workbook and each of its rows are known by when they come back: an opaque id, and a check over it that
/// nobody makes who has not the store's key. Nobody's name or number is in it.
struct SupplementMark: Sendable, Hashable {
  enum Kind: String, Sendable {
    case workbook = "AW1"
    case row = "AR1"
  }

  let kind: Kind
  /// Of the mailing or of the request: as `UnitOfWork.makeID` makes them.
  let id: String
  private let check: String

  init(_ kind: Kind, _ id: String, key: [UInt8]) {
    self.kind = kind
    self.id = id
    check = Self.check(kind, id, key)
  }

  /// - Returns: nil for what is no mark, whoever wrote it.
  init?(_ text: String) {
    let parts = FormText.compact(text).split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = Kind(rawValue: parts[0].uppercased()), parts[1].count == 32,
      parts[2].count == Self.checkDigits, parts[1...].allSatisfy({ $0.allSatisfy(\.isHexDigit) })
    else { return nil }
    self.kind = kind
    let digits = Array(parts[1])
    id = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    check = parts[2]
  }

  /// As it stands in a cell.
  var text: String { "\(kind.rawValue)-\(id.filter { $0 != "-" })-\(check)" }

  func isGenuine(_ key: [UInt8]) -> Bool { check == Self.check(kind, id, key) }

  private static let checkDigits = 20

  private static func check(_ kind: Kind, _ id: String, _ key: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("accord-supplement\n\(kind.rawValue)\n\(id)".utf8), using: SymmetricKey(data: key))
    return code.prefix(checkDigits / 2).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
