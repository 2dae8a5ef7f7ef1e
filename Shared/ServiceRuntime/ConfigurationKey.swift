/// One configuration key, as `--help` lists it. `kafka.bootstrap.servers` is the flag `--kafka-bootstrap-servers`, the
/// environment variable `KAFKA_BOOTSTRAP_SERVERS` and the same path in the file named by `--config`.
package struct ConfigurationKey: Sendable, Hashable {
  package var name: String
  /// Shown by `--help`; absent where the key is required or has no value unless set.
  package var defaultValue: String?
  package var isRequired: Bool
  /// Never printed; `<key>.file` names a file that holds it.
  package var isSecret: Bool
  package var meaning: String

  package init(
    _ name: String, default defaultValue: String? = nil, required: Bool = false, secret: Bool = false, _ meaning: String
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.isRequired = required
    self.isSecret = secret
    self.meaning = meaning
  }
}
