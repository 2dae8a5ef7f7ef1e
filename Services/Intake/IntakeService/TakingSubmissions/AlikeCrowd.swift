/// How many of one list's new people are alike. Each is compared with all who are alike, so that one list has only so many of them:
/// no enterprise has a hundred engineers of one name, nor of one phone and names that differ by a character.
struct AlikeCrowd {
  static let most = 100

  /// By what they are looked for under (`PersonIdentity.searchKeys`).
  private var counts: [Int64: UInt8] = [:]

  mutating func add(_ identity: PersonIdentity) {
    for key in identity.searchKeys where counts[key, default: 0] < Self.most { counts[key, default: 0] += 1 }
  }

  func hasRoom(for identity: PersonIdentity) -> Bool {
    counts.isEmpty || identity.searchKeys.allSatisfy { counts[$0, default: 0] < Self.most }
  }
}
