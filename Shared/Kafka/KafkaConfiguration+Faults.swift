import CRdkafka

extension KafkaConfiguration {
  /// The settings that the linked librdkafka does not take, sorted by name, each with the reason; values are not shown.
  ///
  /// Nothing is connected to. What only shows when a client is made (a certificate that cannot be read, two settings that
  /// do not go together) is not found here.
  package var faultySettings: [(name: String, reason: String)] {
    guard let target = rd_kafka_conf_new() else { return [] }
    defer { rd_kafka_conf_destroy(target) }
    let version = String(cString: rd_kafka_version_str())
    let required = ConsumerSettings.required.merging(DeliveryLoop.required) { consumer, _ in consumer }
    return settings.sorted { $0.key < $1.key }.compactMap { name, value in
      if let only = required[name], only != value {
        return (name, "must be \(only) here; take it out of the settings")
      }
      // librdkafka's own text quotes the value, which may be a secret: it is left unread.
      switch rd_kafka_conf_set(target, name, value, nil, 0) {
      case RD_KAFKA_CONF_OK: return nil
      case RD_KAFKA_CONF_UNKNOWN:
        return (name, "is not known to librdkafka \(version); see its CONFIGURATION.md")
      default:
        return (name, "has a value that librdkafka \(version) does not take; see its CONFIGURATION.md")
      }
    }
  }
}
