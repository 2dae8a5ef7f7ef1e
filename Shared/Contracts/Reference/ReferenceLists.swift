import CloudEvents

/// The reference lists of the notice and of its attachments 2 and 3.
package struct ReferenceLists: Codable, Sendable, Hashable {
  package struct LevelEntry: Codable, Sendable, Hashable {
    package var code: Level
    package var name: String
    package var shortName: String
    package var nameEn: String
    /// Years of relevant work that the level asks for.
    package var relevantYears: Double
    /// Of these, years of significant engineering work (重要工程工作).
    package var significantYears: Double
    package var clause: String
  }

  package struct Entry<Code: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    package var code: Code
    package var name: String
  }

  package struct Partner: Codable, Sendable, Hashable {
    package var code: String
    package var name: String
    package var nameEn: String
    /// ISO 3166-1 alpha-2
    package var country: String
  }

  package struct Campaign: Codable, Sendable, Hashable {
    package var year: Int
    /// The last day, `YYYY-MM-DD`, in `timeZone` (N3.1a).
    package var deadline: String
    package var timeZone: String
    package var subject: String
  }

  package struct Evaluation: Codable, Sendable, Hashable {
    package var maximumMonths: Int
    package var clause: String
  }

  package var levels: [LevelEntry]
  package var projectTypes: [Entry<ProjectType>]
  package var projectStatuses: [Entry<ProjectStatus>]
  package var partners: [Partner]
  package var campaign: Campaign
  package var evaluation: Evaluation

  package static let notice = EmbeddedReference.decode(ReferenceLists.self, from: PackageResources.reference_json)

  package func level(_ code: Level) -> LevelEntry? {
    levels.first { $0.code == code }
  }
}
