import Contracts

/// What the society that has the case does with it.
extension Life {
  /// What comes next in a case.
  enum Step {
    static let membership = 0
    static let application = 1
    static let materials = 2
    static let waiting = 3
    static let complete = 4
    static let assessment = 5
    static let completing = 6
    static let ended = 7
  }

  mutating func begin(_ caseID: String, at society: String) {
    cases += 1
    self.caseID = caseID
    self.society = society
    step = Step.membership
    hasCompleted = false
  }

  /// Within how many days the society does what is next; absent where it does nothing any more.
  mutating func daysToNextMove() -> ClosedRange<Int>? {
    if step == Step.ended { return nil }
    // Some cases lie, and a few are forgotten.
    if step == Step.materials, isSlow { return percent() < 20 ? nil : 120...220 }
    switch step {
    case Step.waiting:
      if percent() < 60 { return 4...28 }
      // Nothing came before the question expired (30 days): the society goes on by what it has.
      step = Step.complete
      return 31...75
    case Step.completing: return 5...45
    case Step.assessment: return 10...35
    default: return 2...22
    }
  }

  /// What the society's officer does now; `step` is then what comes after it.
  mutating func move() -> SimulatedCommand {
    let (id, officer) = (caseID ?? "", "学会经办人")
    func advance(_ stage: Stage, note: String? = nil) -> SimulatedCommand {
      SimulatedCommand(Advance.self, .init(id: id, to: stage, officer: officer, note: note))
    }
    switch step {
    case Step.membership:
      if cases <= 2, percent() < 5 {
        step = Step.ended
        let fields = Taxonomy.attachment1.fields
        let field = percent() < 40 ? fields[draw(0...(fields.count - 1))].code : nil
        return SimulatedCommand(
          Return.self, .init(id: id, officer: officer, reason: "不属本学会专业范围", suggestedField: field))
      }
      step = Step.application
      return advance(.application)
    case Step.application:
      step = Step.materials
      return advance(.materials)
    case Step.materials:
      guard percent() < 30 else {
        step = Step.assessment
        return advance(.assessment)
      }
      step = Step.waiting
      return SimulatedCommand(
        AskForInformation.self, .init(id: id, of: percent() < 50 ? .unit : .candidate, officer: officer, note: "补充证明"))
    case Step.waiting:
      step = Step.complete
      return SimulatedCommand(RecordInformation.self, .init(id: id, officer: officer))
    case Step.complete, Step.completing:
      step = Step.assessment
      return advance(.assessment)
    default:
      if !hasCompleted, percent() < 12 {
        hasCompleted = true
        step = Step.completing
        return advance(.materials, note: "补充业绩材料")
      }
      step = Step.ended
      let hasPassed = percent() < 86
      return SimulatedCommand(
        Conclude.self,
        .init(
          id: id, conclusion: hasPassed ? .passed : .notPassed, officer: officer, reason: hasPassed ? nil : "答辩未通过"))
    }
  }
}
