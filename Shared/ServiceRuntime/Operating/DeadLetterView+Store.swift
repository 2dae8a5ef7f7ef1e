import CloudEvents
import Contracts
import Messaging
import StateStore

extension DeadLetterView {
  init(_ letter: DeadLetter) {
    self.init(
      id: letter.id, topic: letter.record.topic, partition: letter.record.partition, offset: letter.record.offset,
      key: letter.record.key.flatMap { String(validating: $0, as: UTF8.self) }, code: letter.reason,
      message: letter.message, handler: letter.handler, at: Timestamp(milliseconds: letter.at),
      attempts: letter.attempts, status: DeadLetterStatus(letter.status))
  }
}

extension DeadLetterStatus {
  init(_ status: DeadLetter.Status) {
    self =
      switch status {
      case .pending: .pending
      case .redriven: .redriven
      case .discarded: .discarded
      }
  }
}

extension DeadLetter.Status {
  init(_ status: DeadLetterStatus) {
    self =
      switch status {
      case .pending: .pending
      case .redriven: .redriven
      case .discarded: .discarded
      }
  }
}

extension DeadLetterOutcome {
  init(id: Int64, _ outcome: DeadLetterDesk.Outcome) {
    switch outcome {
    case .wouldBeRedriven: self.init(id: id, outcome: "wouldBeRedriven")
    case .wouldBeDiscarded: self.init(id: id, outcome: "wouldBeDiscarded")
    case .redriven: self.init(id: id, outcome: "redriven")
    case .alreadyInEffect: self.init(id: id, outcome: "redriven", message: "it had taken effect already, as sent again")
    case .discarded: self.init(id: id, outcome: "discarded")
    case .refusedAgain(let failure): self.init(id: id, outcome: "refusedAgain", message: failure.description)
    }
  }
}
