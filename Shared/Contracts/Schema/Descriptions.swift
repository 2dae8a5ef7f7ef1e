/// The doc comments of the vocabulary, by type and member: `Candidate`, `Candidate.late`, `ListCases.Request.limit`.
enum Descriptions {
  /// Written by `deploy/describe-contracts` from the sources.
  private static let all = EmbeddedReference.decode([String: String].self, from: PackageResources.descriptions_json)

  static func of(_ type: Any.Type) -> String? {
    all[name(type)]
  }

  static func of(_ member: String, in type: Any.Type) -> String? {
    all["\(name(type)).\(member)"]
  }

  /// The type's name without its module: `ListCases.Request`.
  static func name(_ type: Any.Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
  }
}
