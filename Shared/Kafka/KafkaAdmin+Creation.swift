import CRdkafka
import Foundation

extension KafkaAdmin {
  /// Sees to it that the topics exist: what is missing is created. One that exists keeps its number of partitions.
  ///
  /// A cluster with a controller is asked by the admin API, which honours `partitions`. `LocalBroker` has none and creates
  /// topics, with 4 partitions, when it is asked for them.
  package func ensure(
    topics: [String], partitions: Int, settings: [String: String] = [:], timeout: Duration
  ) throws(KafkaError) {
    let deadline = ContinuousClock.now + timeout
    let known = try metadata(timeout: timeout)
    let missing = topics.filter { known.topics[$0] == nil }
    if missing.isEmpty { return }
    let handle = try handle()
    let controller = rd_kafka_controllerid(handle.pointer, (deadline - .now).milliseconds)
    if known.brokers.contains(controller) {
      try create(
        missing, partitions: partitions, settings: settings, with: handle, timeout: deadline - .now)
    }
    // Creation is answered before every broker knows of the topic, and some create in the background.
    var unknown = missing
    while true {
      var stillUnknown: [String] = []
      for topic in unknown {
        let answer = try touch(topic: topic, timeout: max(deadline - .now, .milliseconds(1)))
        if answer.topics[topic] == nil { stillUnknown.append(topic) }
      }
      unknown = stillUnknown
      guard let first = unknown.first else { return }
      guard ContinuousClock.now < deadline else {
        throw handle.error(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, subject: "topic \(first)")
      }
      // A broker does not tell when it has a topic ready: all that can be done is to ask again.
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  private func create(
    _ topics: [String], partitions: Int, settings: [String: String], with handle: ClientHandle, timeout: Duration
  ) throws(KafkaError) {
    var requests: [OpaquePointer?] = []
    defer { for request in requests { rd_kafka_NewTopic_destroy(request) } }
    for topic in topics {
      // -1: the cluster's own default of replicas.
      guard let request = rd_kafka_NewTopic_new(topic, Int32(partitions), -1, nil, 0) else {
        throw KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, subject: "topic \(topic)")
      }
      requests.append(request)
      for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
        let code = rd_kafka_NewTopic_set_config(request, name, value)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(code, subject: "topic \(topic), \(name)") }
      }
    }
    let queue = rd_kafka_queue_new(handle.pointer)
    defer { rd_kafka_queue_destroy(queue) }
    let options = rd_kafka_AdminOptions_new(handle.pointer, RD_KAFKA_ADMIN_OP_CREATETOPICS)
    defer { rd_kafka_AdminOptions_destroy(options) }
    rd_kafka_AdminOptions_set_request_timeout(options, max(timeout.milliseconds, 1), nil, 0)
    rd_kafka_CreateTopics(handle.pointer, &requests, requests.count, options, queue)
    // The request's own timeout ends this wait.
    guard let event = rd_kafka_queue_poll(queue, -1) else { return }
    defer { rd_kafka_event_destroy(event) }
    if rd_kafka_event_error(event) != RD_KAFKA_RESP_ERR_NO_ERROR {
      throw handle.error(
        rd_kafka_event_error(event), subject: "creating topics",
        detail: rd_kafka_event_error_string(event).map { String(cString: $0) })
    }
    var count = 0
    let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
    for result in UnsafeBufferPointer(start: results, count: count) {
      let code = rd_kafka_topic_result_error(result)
      // Another process may have been quicker.
      if code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS { continue }
      let name = rd_kafka_topic_result_name(result).map { String(cString: $0) } ?? ""
      throw handle.error(
        code, subject: "creating topic \(name)",
        detail: rd_kafka_topic_result_error_string(result).map { String(cString: $0) })
    }
  }
}
