/// What both kinds of consumer ask of librdkafka.
enum ConsumerSettings {
  static let defaults = [
    // Bounds what is fetched ahead of the caller. A quarter of it made reading from 32 partitions six times slower.
    "queued.max.messages.kbytes": "65536",
    "fetch.wait.max.ms": "100",
    // A topic that is missing now is looked for this often.
    "topic.metadata.refresh.interval.ms": "10000",
    "session.timeout.ms": "10000",
  ]

  /// Positions are the store's: the broker must neither move nor keep them for us, and the end of a partition is no error.
  static let required = [
    "auto.offset.reset": "error",
    "enable.auto.commit": "false",
    "enable.auto.offset.store": "false",
    "enable.partition.eof": "false",
  ]
}
