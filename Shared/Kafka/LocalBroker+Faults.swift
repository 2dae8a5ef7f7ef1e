import CRdkafka

extension LocalBroker {
  /// Kafka's requests by their number in the protocol, as far as tests make them fail.
  package enum Request: Int16, Sendable, CaseIterable {
    case produce = 0
    case fetch = 1
    case listOffsets = 2
    case metadata = 3
    case offsetCommit = 8
    case offsetFetch = 9
    case findCoordinator = 10
    case joinGroup = 11
    case heartbeat = 12
    case initProducerID = 22
  }

  /// What a request meets instead of being served.
  package enum Fault: Sendable {
    case timedOut
    case notEnoughReplicas
    case messageTooLarge
    case topicAuthorizationFailed
    case unknownTopic
    case offsetOutOfRange
    /// A producer's sequence is not the expected one: ends the producer for good.
    case invalidProducerEpoch
    case disconnect
    /// Any code of the protocol.
    case code(Int32)

    fileprivate var code: rd_kafka_resp_err_t {
      switch self {
      case .timedOut: RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT
      case .notEnoughReplicas: RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS
      case .messageTooLarge: RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE
      case .topicAuthorizationFailed: RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
      case .unknownTopic: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
      case .offsetOutOfRange: RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE
      case .invalidProducerEpoch: RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH
      case .disconnect: RD_KAFKA_RESP_ERR__TRANSPORT
      case .code(let code): rd_kafka_resp_err_t(code)
      }
    }
  }

  /// The next requests of this kind fail, one for each fault, in this order.
  package func fail(_ request: Request, with faults: [Fault]) throws(KafkaError) {
    let codes = faults.map(\.code)
    try call("faults") { cluster in
      rd_kafka_mock_push_request_errors_array(cluster.mock, request.rawValue, codes.count, codes)
      return RD_KAFKA_RESP_ERR_NO_ERROR
    }
  }

  /// Has a partition led by a broker, or by none.
  package func setLeader(of partition: TopicPartition, broker: Int32?) throws(KafkaError) {
    try call("leader of \(partition.topic)") {
      rd_kafka_mock_partition_set_leader($0.mock, partition.topic, partition.partition, broker ?? -1)
    }
  }

  /// What asking for a topic's metadata is answered with, until it is set to nil. The topic is created where it is missing.
  package func setError(_ fault: Fault?, ofTopic topic: String) throws(KafkaError) {
    try call("topic \(topic)") { cluster in
      rd_kafka_mock_topic_set_error(cluster.mock, topic, fault?.code ?? RD_KAFKA_RESP_ERR_NO_ERROR)
      return RD_KAFKA_RESP_ERR_NO_ERROR
    }
  }

  /// Takes a broker off the network, or all of them; their connections break.
  package func setDown(broker: Int32 = -1) throws(KafkaError) {
    try call("down") { rd_kafka_mock_broker_set_down($0.mock, broker) }
  }

  package func setUp(broker: Int32 = -1) throws(KafkaError) {
    try call("up") { rd_kafka_mock_broker_set_up($0.mock, broker) }
  }

  /// Every answer comes this much later.
  package func setRoundTrip(_ delay: Duration, broker: Int32 = -1) throws(KafkaError) {
    try call("round trip") { rd_kafka_mock_broker_set_rtt($0.mock, broker, delay.milliseconds) }
  }
}
