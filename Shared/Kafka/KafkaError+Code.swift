import CRdkafka

extension KafkaError {
  /// An error that librdkafka reported for `subject` (a topic, a partition, a setting or a call).
  ///
  /// - Parameter detail: librdkafka's own words, where it has some beyond the code's text.
  init(_ code: rd_kafka_resp_err_t, subject: String, detail: String? = nil, isFatal: Bool = false) {
    let text = detail ?? String(cString: rd_kafka_err2str(code))
    let advice = (isFatal ? Self.advice(RD_KAFKA_RESP_ERR__FATAL) : Self.advice(code)).map { "; \($0)" } ?? ""
    self.init(
      code: code.rawValue, name: String(cString: rd_kafka_err2name(code)), message: "\(subject): \(text)\(advice)",
      isFatal: isFatal || code == RD_KAFKA_RESP_ERR__FATAL, isRetriable: !isFatal && Self.isRetriable(code))
  }

  /// Takes over an error object, which ends here.
  init(consuming error: OpaquePointer, subject: String) {
    self.init(
      rd_kafka_error_code(error), subject: subject, detail: String(cString: rd_kafka_error_string(error)),
      isFatal: rd_kafka_error_is_fatal(error) != 0)
    if rd_kafka_error_is_retriable(error) != 0 { isRetriable = true }
    rd_kafka_error_destroy(error)
  }

  static func closed(_ subject: String) -> KafkaError {
    KafkaError(RD_KAFKA_RESP_ERR__DESTROY, subject: subject, detail: "it is closed")
  }

  /// librdkafka knows this only of errors that come as objects, so the codes of the passing kind are listed here.
  private static func isRetriable(_ code: rd_kafka_resp_err_t) -> Bool {
    switch code {
    case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE,
      RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
      RD_KAFKA_RESP_ERR__QUEUE_FULL, RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR__WAIT_CACHE,
      RD_KAFKA_RESP_ERR__RETRY, RD_KAFKA_RESP_ERR__NODE_UPDATE, RD_KAFKA_RESP_ERR__PURGE_QUEUE,
      RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, RD_KAFKA_RESP_ERR__ISR_INSUFF,
      RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
      RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE,
      RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION,
      RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
      RD_KAFKA_RESP_ERR_NOT_COORDINATOR, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
      RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND, RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS,
      RD_KAFKA_RESP_ERR_NOT_CONTROLLER, RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR,
      RD_KAFKA_RESP_ERR_THROTTLING_QUOTA_EXCEEDED, RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE:
      true
    default: false
    }
  }

  private static func advice(_ code: rd_kafka_resp_err_t) -> String? {
    switch code {
    case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__TIMED_OUT,
      RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
      "see whether the broker runs and can be reached from here"
    case RD_KAFKA_RESP_ERR__RESOLVE: "check the host names in kafka.bootstrap-servers"
    case RD_KAFKA_RESP_ERR__SSL: "check security.protocol and the ssl.* settings"
    case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
      "check the sasl.* settings and the account at the broker"
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
      "ask for an ACL for this account at the broker"
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
      RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
      "create the topic, or check its name and the partition's number"
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
      "send a smaller record, or raise message.max.bytes here and at the topic"
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
      "the broker no longer has (or never had) this offset: set the position anew with `accordctl offsets`"
    case RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED: "poll more often, with smaller batches, or raise max.poll.interval.ms"
    case RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__FENCED: "close this client and make a new one"
    default: nil
    }
  }
}
