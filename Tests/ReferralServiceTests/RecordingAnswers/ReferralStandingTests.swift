import AccordTesting
import Contracts
import Testing

@testable import ReferralService

@Suite struct ReferralStandingTests {
  static let answers: [PartnerAnswer] = [
    .acknowledged, .granted(localTitle: "PE"), .declined(reason: "papers are missing"),
  ]
  static let standings: [ReferralStanding] = [
    .waitingForCountry, .waitingForPartner, .referred, .acknowledged, .granted(localTitle: "PE"),
    .declined(reason: "papers are missing"),
  ]

  /// Everything that is legal, written out: each other pair is refused.
  @Test func aStandingAllowsJustItsAnswers() {
    let legal: [ReferralStatus: Set<ReferralAnswer>] = [
      .referred: [.acknowledged, .granted, .declined], .acknowledged: [.granted, .declined],
    ]
    for standing in Self.standings {
      for answer in Self.answers {
        let next = standing.after(answer)
        #expect((next != nil) == legal[standing.status, default: []].contains(answer.kind), "\(standing) \(answer)")
        if let next { #expect(next == answer.standing) }
      }
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func whatIsDecidedStays(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var standing = ReferralStanding.referred
    var decisions = 0
    for _ in 0..<20 {
      guard let next = standing.after(try #require(Self.answers.randomElement(using: &generator))) else { continue }
      standing = next
      if standing.legalAnswers.isEmpty { decisions += 1 }
    }
    #expect(decisions <= 1)
    #expect((standing.localTitle != nil) == (standing.status == .granted))
    #expect((standing.reason != nil) == (standing.status == .declined))
  }

  @Test func aGrantHasATitleAndARefusalAReason() throws {
    #expect(try PartnerAnswer(.granted, localTitle: " PE ", reason: nil) == .granted(localTitle: "PE"))
    #expect(try PartnerAnswer(.declined, localTitle: "PE", reason: "no") == .declined(reason: "no"))
    #expect(try PartnerAnswer(.acknowledged, localTitle: nil, reason: nil) == .acknowledged)
    for (answer, name) in [(ReferralAnswer.granted, "localTitle"), (.declined, "reason")] {
      let error = #expect(throws: ReferralError.self) { try PartnerAnswer(answer, localTitle: " ", reason: "") }
      #expect(error?.rpcErrorCode == .invalidArgument)
      #expect(error?.rpcErrorMessage.hasPrefix("\(name):") == true)
    }
  }
}
