import CloudEvents

/// Another spelling of a recommending unit's name, as an officer has set it.
package struct UnitName: Codable, Sendable, Hashable {
  package var name: String
  /// The name under which all that concerns the unit is kept.
  package var unit: String
  package var since: Timestamp

  package init(name: String, unit: String, since: Timestamp) {
    self.name = name
    self.unit = unit
    self.since = since
  }
}
