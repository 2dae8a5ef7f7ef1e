import CloudEvents

/// The engineering fields and specialties of Attachment 1 (N1.1).
package struct Taxonomy: Codable, Sendable, Hashable {
  package struct Field: Codable, Sendable, Hashable {
    package var code: String
    /// e.g. 土木工程类
    package var name: String
    package var nameEn: String
    package var specialties: [Specialty]
  }

  package struct Specialty: Codable, Sendable, Hashable {
    package var code: String
    package var name: String
    /// What the specialty covers, in the notice's words.
    package var scope: String?
  }

  package var fields: [Field]

  package static let attachment1 = EmbeddedReference.decode(Taxonomy.self, from: PackageResources.taxonomy_json)

  package func field(_ code: String) -> Field? {
    fields.first { $0.code == code }
  }
}
