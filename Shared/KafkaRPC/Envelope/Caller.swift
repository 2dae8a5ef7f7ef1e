/// Who calls. The name is part of the reply topic and of each request's `source`; it names a program, never a person.
struct Caller: Sendable, Hashable, CustomStringConvertible {
  private static let sourcePrefix = "/accord/caller/"

  let name: String

  /// - Parameter name: 1 to 64 lower-case letters, digits and hyphens; nil for any other.
  init?(name: some StringProtocol) {
    guard (1...64).contains(name.utf8.count),
      name.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      })
    else { return nil }
    self.name = String(name)
  }

  /// Reads the CloudEvents `source` of a request.
  init?(source: String) {
    guard source.hasPrefix(Self.sourcePrefix) else { return nil }
    self.init(name: source.dropFirst(Self.sourcePrefix.count))
  }

  /// The CloudEvents `source` of this caller's requests: `/accord/caller/accordctl`.
  var source: String { Self.sourcePrefix + name }

  var description: String { name }
}
