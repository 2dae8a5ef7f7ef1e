/// The engineering project outside the mainland that N1.3.3 asks for.
package struct Project: Codable, Sendable, Hashable {
  package var name: String?
  /// ISO 3166-1 alpha-2.
  package var country: String?
  package var type: ProjectType?
  package var status: ProjectStatus?

  package init(
    name: String? = nil, country: String? = nil, type: ProjectType? = nil, status: ProjectStatus? = nil
  ) {
    self.name = name
    self.country = country
    self.type = type
    self.status = status
  }
}
