import AccordTesting
import Testing

@testable import IntakeService

struct NearnessTests {
  @Test(arguments: [
    ("王建国", "王建果", true), ("王建国", "王国建", true), ("王建国", "王建", true), ("王建", "王建国", true),
    ("王建国", "王建国", false), ("王建国", "李建军", false), ("王建国", "王", false), ("13800000001", "13800000010", true),
    ("13800000001", "13800000011", true), ("13800000001", "13800000022", false), ("12345", "13254", false),
  ])
  func oneOffIsOneCharacterOrTwoNeighboursSwapped(one: String, other: String, near: Bool) {
    #expect(Nearness.isOneOff(one, other) == near)
    #expect(Nearness.isOneOff(other, one) == near)
  }

  /// The index finds whomever the comparison calls near: checked against comparing all with all.
  @Test(arguments: 1...20)
  func whoIsNearHasAVariantInCommon(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = (0..<150).map { _ in
      String((0..<Int.random(in: 1...4, using: &random)).map { _ in "王建国李明".randomElement(using: &random) ?? "王" })
    }
    for one in names {
      for other in names where Nearness.isOneOff(one, other) {
        #expect(!Set(Nearness.variants(one)).isDisjoint(with: Nearness.variants(other)), "\(one) \(other)")
      }
    }
  }
}
