import CloudEvents

/// The contracts as files, for consumers in any language: `accordctl contracts export` writes them to `deploy/contracts`.
package enum ContractExport {
  /// Content by path below the folder:
  /// - `asyncapi.json`: AsyncAPI 3.0, all channels, operations and calls
  /// - `data/<type>.json`: JSON Schema of an event type's data
  /// - `events/<type>.json`: JSON Schema of the whole event
  /// - `examples/<type>.json`: an event about invented people
  package static func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for event in ContractCatalogue.events {
      files[ContractSchema.path(event.type)] = try DataSchema.document(event).pretty()
      files[EnvelopeSchema.path(event.type)] = try EnvelopeSchema.event(event).pretty()
      files["examples/\(event.type).json"] = try JSON.decode(JSONTree.self, from: event.example.encoded()).pretty()
    }
    files["asyncapi.json"] = try AsyncAPIDocument.document().pretty()
    return files
  }
}
