import Kafka

extension KafkaConfiguration {
  /// For consumers of calls: somebody waits for each record.
  ///
  /// Brokers answer a waiting fetch as soon as a record is there, so `fetch.wait.max.ms` costs no call anything. Only the
  /// local broker (librdkafka's mock cluster) lets each fetch wait out its time: whoever measures with it sets a small one.
  var forCalls: KafkaConfiguration {
    withDefaults(["fetch.error.backoff.ms": "50", "reconnect.backoff.max.ms": "1000"])
  }

  /// For producers of requests and replies: sent at once, and given up after some seconds, since the other side will not
  /// wait for minutes.
  var forRequests: KafkaConfiguration {
    withDefaults(["linger.ms": "0", "message.timeout.ms": "5000", "reconnect.backoff.max.ms": "1000"])
  }

  private func withDefaults(_ defaults: [String: String]) -> KafkaConfiguration {
    var configuration = self
    configuration.settings.merge(defaults) { given, _ in given }
    return configuration
  }
}
