import CloudEvents
import StateStore

/// The registry of partners as referral goes by it, every version of it, inside one transaction.
///
/// It lies in the store so that handlers and a change of the registry follow each other: a member is registered either
/// before the change, and then found waiting by it, or after, and then sees it.
struct PartnerRegistryTable {
  let transaction: any SQLTransaction

  struct Version: Sendable, Hashable {
    /// From 1; 0 before any was applied.
    var revision: Int
    var registry: PartnerRegistry
  }

  func current() throws -> Version {
    let rows = try transaction.query(
      "SELECT revision, partners FROM partner_registry ORDER BY revision DESC LIMIT 1", [])
    guard let row = rows.first else { return Version(revision: 0, registry: PartnerRegistry(partners: [])) }
    guard let revision = row.integer(0), let partners = row.text(1) else {
      throw StoreError(
        .unusable, "a row of partner_registry is not as this version writes it; restore the store from a copy")
    }
    return Version(
      revision: Int(revision), registry: try JSON.decode(PartnerRegistry.self, from: Array(partners.utf8)))
  }

  func append(_ version: Version, at now: Timestamp) throws {
    try transaction.execute(
      "INSERT INTO partner_registry (revision, partners, applied_at) VALUES (?, ?, ?)",
      [
        .integer(Int64(version.revision)),
        .text(String(decoding: try JSON.encode(version.registry), as: UTF8.self)), .integer(now.milliseconds),
      ])
  }
}
