import CRdkafka

extension ClientHandle {
  static func fill(
    _ target: OpaquePointer, _ configuration: KafkaConfiguration, defaults: [String: String],
    required: [String: String]
  ) throws(KafkaError) {
    var all = defaults
    // Without it a small request waits for the acknowledgement of the one before, up to 40 ms.
    all["socket.nagle.disable"] = "true"
    all["bootstrap.servers"] = configuration.bootstrapServers
    all["client.id"] = configuration.clientID
    all.merge(configuration.settings) { _, passed in passed }
    for (name, value) in required {
      if let asked = configuration.settings[name], asked != value {
        throw KafkaError(
          RD_KAFKA_RESP_ERR__INVALID_ARG, subject: "Kafka setting \(name)",
          detail: "it must be \(value) here; take it out of the settings")
      }
      all[name] = value
    }
    // Sorted, so that the same faulty settings always name the same one first.
    for (name, value) in all.sorted(by: { $0.key < $1.key }) {
      // librdkafka's own text quotes the value, which may be a secret: it is left unread.
      switch rd_kafka_conf_set(target, name, value, nil, 0) {
      case RD_KAFKA_CONF_OK: break
      case RD_KAFKA_CONF_UNKNOWN:
        throw KafkaError(
          RD_KAFKA_RESP_ERR__INVALID_ARG, subject: "Kafka setting \(name)",
          detail: "librdkafka \(version) has no such setting; see its CONFIGURATION.md")
      default:
        throw KafkaError(
          RD_KAFKA_RESP_ERR__INVALID_ARG, subject: "Kafka setting \(name)",
          detail: "librdkafka \(version) does not take its value; see its CONFIGURATION.md")
      }
    }
  }

  static func setCallbacks(_ target: OpaquePointer, events: Int32, rebalances: Bool) {
    // Called from librdkafka's own threads, during `rd_kafka_new` too.
    rd_kafka_conf_set_log_cb(target) { client, level, facility, text in
      guard let client, let text else { return }
      let (facility, message) = (facility.map { String(cString: $0) } ?? "", String(cString: text))
      // A setting that passes through reaches producers and consumers alike; each warns of what is the other's.
      if facility == "CONFWARN", message.contains("will be ignored by this") { return }
      ClientContext.of(rd_kafka_opaque(client))?.log(level: level, facility: facility, message: message)
    }
    if events != 0 {
      rd_kafka_conf_set_events(target, events)
      return
    }
    // Called from the thread that polls.
    rd_kafka_conf_set_error_cb(target) { client, code, reason, opaque in
      guard code != RD_KAFKA_RESP_ERR__FATAL.rawValue else { return }  // the poll finds out by itself and throws
      ClientContext.of(opaque)?.report(
        KafkaError(
          rd_kafka_resp_err_t(code), subject: "Kafka connection", detail: reason.map { String(cString: $0) }))
    }
    rd_kafka_conf_set_stats_cb(target) { _, json, length, opaque in
      ClientContext.of(opaque)?.take(statistics: UnsafeRawBufferPointer(start: json, count: length))
      return 0  // librdkafka frees the text
    }
    if rebalances {
      rd_kafka_conf_set_rebalance_cb(target) { client, code, partitions, opaque in
        guard let client, let partitions else { return }
        ClientContext.of(opaque)?.rebalance?(client, code, partitions)
      }
    }
  }

  private static var version: String { String(cString: rd_kafka_version_str()) }
}

extension String {
  /// C text in a buffer, up to its terminator.
  init(_ buffer: [CChar]) {
    self.init(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
