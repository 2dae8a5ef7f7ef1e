/// A briefing with how many are invited and came (N2.2).
package struct BriefingView: Codable, Sendable, Hashable {
  package var briefing: Briefing
  /// Who are invited now.
  package var invited: Int
  package var disinvited: Int
  package var present: Int
  package var absent: Int

  package init(briefing: Briefing, invited: Int, disinvited: Int, present: Int, absent: Int) {
    self.briefing = briefing
    self.invited = invited
    self.disinvited = disinvited
    self.present = present
    self.absent = absent
  }
}
