import CloudEvents
import Contracts

/// What each service has said of a candidate, kept apart by who said it.
///
/// Events of one topic come in order, those of different topics in any order; so each service's word replaces its own
/// earlier word only, and where the candidate stands is derived from all of them (`progress`).
struct CandidateFacts: Codable, Sendable, Hashable {
  /// Screening's last word.
  struct Screening: Codable, Sendable, Hashable {
    var outcome: ScreeningOutcome?
    var findings: [Finding] = []
    var isHeld = false
    /// Clauses that evidence is asked for.
    var items: [String] = []
    /// Until when the unit is waited for with them.
    var askedUntil: Timestamp?
    /// What the unit is asked, question by question; absent in what was kept before.
    var asked: [InformationItem]?
    /// The case that the candidate was last allocated as; none while screening has taken it back.
    var caseID: String?
    var society: String?
    var societyName: String?
  }

  /// One society's last word on one case.
  struct Case: Codable, Sendable, Hashable {
    var id: String
    var society: String
    var panel: String?
    var stage: Stage?
    var conclusion: Conclusion?
    var isReturned = false
    /// Screening's own word of the case was heard; absent in what was kept before it was told apart.
    var isAllocated: Bool?
    /// Whom the society has asked for information, and waits for.
    var askedOf: WaitedFor?
    /// What it waits for, question by question; absent in what was kept before.
    var asked: [InformationItem]?
  }

  /// Referral's last word.
  struct Referral: Codable, Sendable, Hashable {
    var memberNumber: String?
    var progress: ReferralProgress?
    var country: String?
    /// Of the partner that the member was referred to.
    var partnerName: String?
  }

  /// Intake's own word: the candidate is put forward no longer.
  struct Closing: Codable, Sendable, Hashable {
    /// The candidate who is the same person; absent where an officer withdrew this one.
    var mergedInto: String?
    /// The candidate whom another unit puts forward in place of the withdrawn one.
    var succeededBy: String?
  }

  var closing: Closing?
  var screening = Screening()
  /// In the order in which they were first heard of.
  var cases: [Case] = []
  var referral = Referral()

  /// Changes one case, which may be heard of before screening's own word on it.
  mutating func update(case id: String, society: String, _ change: (inout Case) -> Void) {
    if let index = cases.firstIndex(where: { $0.id == id }) {
      change(&cases[index])
    } else {
      var new = Case(id: id, society: society)
      new.isAllocated = false
      change(&new)
      cases.append(new)
    }
  }

  /// Who must act next in screening and evaluation, derived as screening derives it.
  var next: NextActor {
    let current = currentCase
    let open = current.flatMap { $0.conclusion == nil && !$0.isReturned ? $0 : nil }
    return CandidateSituation(
      isWithdrawn: closing != nil && !isMember,
      // A society may be heard of before screening's own word that it passed the candidate.
      outcome: screening.outcome ?? (open == nil ? nil : .passed), hasCase: open != nil,
      isConcluded: isConcluded, societyWaitsFor: open?.asked?.first?.of ?? open?.askedOf
    ).next
  }

  /// Screening refuses or holds the candidate after all: it takes back whatever case it has told of and a society has not
  /// concluded. A society may have spoken of a later case already, of which screening's own word is still on its way.
  mutating func closeCases() {
    for index in cases.indices where cases[index].conclusion == nil && cases[index].isAllocated != false {
      cases[index].isReturned = true
    }
  }

  /// The case that counts: the one that screening names, else the last that was not returned.
  var currentCase: Case? {
    if let id = screening.caseID {
      // A later case that screening's event has not reached us about goes before one that was returned.
      let named = cases.first { $0.id == id } ?? Case(id: id, society: screening.society ?? "")
      return named.isReturned ? cases.last { !$0.isReturned } ?? named : named
    }
    return cases.last { !$0.isReturned }
  }
}
