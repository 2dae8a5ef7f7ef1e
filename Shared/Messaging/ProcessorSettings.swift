/// How the loop paces itself.
package struct ProcessorSettings: Sendable {
  /// Records a transaction, at most.
  package var batchSize = 500
  /// How long to wait for more records after the first one of a batch.
  package var linger = Duration.milliseconds(5)
  /// How often the broker is asked for new topics and partitions.
  package var metadataInterval = Duration.seconds(3)
  /// Records on their way to the broker at once.
  package var relayWindow = 1000
  /// Outbox rows kept in memory; what comes on top is read from the table in its turn.
  package var relayCapacity = 10_000
  /// Outbox rows that may wait for the broker before the loop stops pulling. Rows of a topic that the broker does not take do not count.
  package var relayLimit = 20_000
  /// Published rows are deleted with the next transaction, or after this long without one.
  package var idleFlush = Duration.milliseconds(200)
  /// A stop ends within this, whatever the broker does.
  package var stopTimeout = Duration.seconds(9)
  /// How long a stop waits for the broker to take what is still to be published. The rest keeps in the outbox.
  package var drainTimeout = Duration.seconds(5)
  package var backOff = BackOff()
  /// How long the inbox remembers an input: longer than the longest retention of the topics that are read and the longest
  /// outage of a sender.
  package var retention = Duration.seconds(90 * 86_400)

  package init() {}
}
