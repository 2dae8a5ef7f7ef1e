extension KafkaConsumer {
  /// `assign`, but so that reading begins at once: blocks the calling thread until the leaders of topics that are new to
  /// this consumer are known, at most `timeout`.
  ///
  /// librdkafka looks a topic's leaders up when the topic is assigned, and where they are not known at that moment, again
  /// only a second later. What cannot be learnt in time it finds by itself, that second later.
  package func assignAndBegin(_ offsets: [TopicPartition: Int64], timeout: Duration) throws(KafkaError) {
    let known = Set(assignment.map(\.topic))
    let deadline = ContinuousClock.now + timeout
    var met = known
    for partition in offsets.keys where met.insert(partition.topic).inserted {
      let left = deadline - .now
      guard left > .zero, (try? watermarks(partition, timeout: left)) != nil else { break }
    }
    try assign(offsets)
  }
}
