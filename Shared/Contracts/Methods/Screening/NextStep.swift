/// Who must act next on a candidate, and what for. It is derived from what is known and never typed in.
package struct NextStep: Codable, Sendable, Hashable {
  package var actor: NextActor
  /// In Chinese, for people.
  package var text: String

  package init(actor: NextActor, text: String) {
    self.actor = actor
    self.text = text
  }
}
