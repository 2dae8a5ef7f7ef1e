import CloudEvents
import Synchronization

/// The time that the campaign says it is.
final class SimulatedClock: AccordClock {
  private let time = Mutex(CampaignPlan.time(of: 0))

  func now() -> Timestamp { time.withLock { $0 } }

  func set(_ now: Timestamp) { time.withLock { $0 = now } }
}
