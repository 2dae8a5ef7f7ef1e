import CloudEvents
import Contracts
import Logging
import StateStore

/// What the threads of one processor share.
struct ProcessorParts: Sendable {
  let service: ServiceName
  let store: StateStore
  let clock: any AccordClock
  let handler: InputHandler
  let queue: WorkQueue
  let relay: Relay
  let partitions: PartitionTable
  let status: LiveStatus
  let settings: ProcessorSettings
  let metrics: ProcessorMetrics
  let logger: Logger
}
