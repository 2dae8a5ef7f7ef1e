import Contracts

/// Under which keys a flag on a person or a unit is found. They stand in the store beside the people's own data and go nowhere else:
/// not into events, logs, metrics or the history.
enum FlagSubject {
  /// Of the person behind a candidate: themselves, the same name with the same phone, and the same name at the same enterprise, so
  /// that neither a new phone nor a new employer loses them. A namesake at the same enterprise is looked at needlessly.
  static func keys(of candidate: Candidate) -> [String] {
    let name = normalised(candidate.person.name)
    return [
      "candidate:\(candidate.id)", "phone:\(hash(name, normalised(candidate.person.phone)))",
      "enterprise:\(hash(name, normalised(candidate.enterprise.name)))",
    ]
  }

  static func key(ofUnit unit: String) -> String { "unit:\(normalised(unit))" }

  /// Without blanks, in small letters and half width; the dots of foreign names are written in several ways.
  private static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for letter in FoldedText(text).letters where !dots.contains(letter) {
      if let scalar = Unicode.Scalar(letter) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// FNV-1a: the same on every machine and in every version; that two could be made to collide costs an officer a look.
  private static func hash(_ parts: String...) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  private static let dots = "·•・.．".letters
}
