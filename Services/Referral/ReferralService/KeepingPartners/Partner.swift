/// A foreign body with which an agreement on recognition stands (A2.2).
struct Partner: Codable, Sendable, Hashable {
  /// Part of the partner's topics: small letters, digits and hyphens.
  var code: String
  /// In Chinese.
  var name: String
  var nameEn: String
  /// ISO 3166-1 alpha-2: where it recognises engineers.
  var country: String
}
