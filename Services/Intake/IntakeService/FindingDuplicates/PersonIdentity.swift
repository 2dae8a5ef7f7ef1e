import Contracts
import Crypto

/// What tells one engineer from another, normalised.
struct PersonIdentity: Sendable, Hashable {
  let name: String
  let phone: String
  let enterprise: String

  init(_ person: Person, _ enterprise: Enterprise) {
    name = FormText.compact(person.name)
    phone = person.phone
    self.enterprise = EnterpriseCell.key(enterprise.name)
  }

  init(_ candidate: Candidate) {
    self.init(candidate.person, candidate.enterprise)
  }

  init(_ engineer: RecommendedEngineer) {
    self.init(engineer.person, engineer.enterprise)
  }

  /// - Parameters:
  ///   - personKey: as another one has it.
  ///   - enterprise: normalised.
  init(personKey: String, enterprise: String) {
    let end = personKey.lastIndex(of: "|") ?? personKey.endIndex
    name = String(personKey[..<end])
    phone = String(personKey[end...].dropFirst())
    self.enterprise = enterprise
  }

  /// The same person is the same name with the same phone.
  var personKey: String { "\(name)|\(phone)" }

  /// One character of the name or one digit of the phone off, at the same enterprise.
  func isNear(_ other: PersonIdentity) -> Bool {
    guard enterprise == other.enterprise else { return false }
    return (name == other.name && Nearness.isOneOff(phone, other.phone)) || isAlmostNamed(other)
  }

  /// The same phone, and one character of the name off.
  func isAlmostNamed(_ other: PersonIdentity) -> Bool {
    phone == other.phone && Nearness.isOneOff(name, other.name)
  }

  /// What a unit may have meant where one of its rows says this in place of the other: at the same enterprise the same name, or the
  /// same phone and one character of the name off.
  func isCorrection(of other: PersonIdentity) -> Bool {
    enterprise == other.enterprise && (name == other.name || isAlmostNamed(other))
  }

  /// Under which others look for somebody like this: whoever is near, or has the same name at the same enterprise, has one of
  /// them in common. Two who are not alike may share one by chance; who looks compares.
  var searchKeys: [Int64] {
    [Self.hash("=", enterprise, name)] + Nearness.variants(name).map { Self.hash("~", enterprise, phone, $0) }
  }

  /// The data that a verdict on the two was given on. The order of the two does not matter.
  static func fingerprint(_ one: PersonIdentity, _ other: PersonIdentity) -> String {
    let texts = [one, other].map { "\($0.name)\n\($0.phone)\n\($0.enterprise)" }.sorted()
    let digest = SHA256.hash(data: Array(texts.joined(separator: "\n\n").utf8))
    return digest.prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// FNV-1a: the same on every machine and in every version, and quick; that somebody can make two texts collide harms nobody.
  private static func hash(_ parts: String...) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return Int64(bitPattern: hash)
  }
}
