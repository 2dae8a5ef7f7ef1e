import GRPCCore

extension MethodDescriptor {
  /// A unary method by its full name, e.g. `accord.intake.v1.Intake/GetCandidate`; nil where the text is no such name.
  init?(fullName: String) {
    let parts = fullName.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isNameByte) }) else { return nil }
    self.init(fullyQualifiedService: String(parts[0]), method: String(parts[1]), type: .unary)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
