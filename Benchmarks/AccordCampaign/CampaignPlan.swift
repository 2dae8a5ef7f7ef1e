import CloudEvents
import Contracts

/// What a simulated campaign is: how many candidates, which random numbers, and what is made to vary.
package struct CampaignPlan: Sendable {
  package var candidates: Int
  package var seed: UInt64
  /// In which order things of different candidates happen that happen at the same time, and how they are gathered.
  package var interleaving: UInt64
  /// Some societies take only so many cases at once. Then the order of candidates says who has to wait.
  package var hasCapacities: Bool

  package init(candidates: Int, seed: UInt64, interleaving: UInt64 = 1, hasCapacities: Bool = true) {
    self.candidates = candidates
    self.seed = seed
    self.interleaving = interleaving
    self.hasCapacities = hasCapacities
  }

  static let units = 60
  static let hour: Int64 = 60 * 60 * 1000
  /// The simulation goes by the hour; an hour is a slot.
  static let days = 366
  static var slots: Int { days * 24 }
  /// 10 January 2025, 0:00 in Beijing.
  static let start: Int64 = 1_736_438_400_000

  /// Some minutes after the hour: nothing falls on a boundary by chance.
  static func time(of slot: Int) -> Timestamp {
    Timestamp(milliseconds: start + Int64(slot) * hour + 433_123)
  }

  static func slot(day: Int, hour: Int) -> Int { day * 24 + hour }

  // MARK: What happens to all

  static let ruleChange = slot(day: 112, hour: 10)
  /// In the middle of the rerun.
  static let restart = slot(day: 113, hour: 13)
  /// Days on which screening does not run, from the first hour of the first to the first of the last.
  static let screeningDown = [95..<97, 114..<117, 240..<247]
  /// The field that no society serves before this day.
  static let lateField = "landscape"
  static let lateFieldFrom = slot(day: 150, hour: 11)
  /// The field whose only society gets no cases for a while.
  static let pausedField = "mechanical"
  static let pause = slot(day: 100, hour: 9)..<slot(day: 130, hour: 9)
  /// All societies of a field are down at the same time, so that it does not matter which of them has a case.
  static func down(field: Int) -> Range<Int> { 60 + 17 * field..<60 + 17 * field + 3 + field % 5 }

  /// Six years in place of five, from May, when most lists have come in.
  static let newRules = """
    campaign: 2025
    version: 2025-2
    inForceFrom: 2025-05-01
    criteria:
      - {criterion: field, clause: N1.1, zh: 在附件1所列工程技术领域之一从业, en: works in one of the fields}
      - {criterion: education, clause: N1.2, zh: 具有工程类或相关专业本科及以上学历, en: holds a degree}
      - {criterion: professionalYears, clause: N1.3.1, relevantYears: 6, significantYears: 2, zh: 满6年, en: six years}
      - {criterion: seniorYears, clause: N1.3.2, relevantYears: 10, significantYears: 4, zh: 满10年, en: ten years}
      - {criterion: abroad, clause: N1.3.3, zh: 有境外工程项目实践经历, en: abroad}
    """
}
