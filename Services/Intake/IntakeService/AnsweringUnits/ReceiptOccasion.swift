import CloudEvents

/// What a receipt answers.
enum ReceiptOccasion: Sendable, Hashable {
  /// A submission, or the mail that made one of what had come before by naming its unit.
  case taken
  /// What was sent before came once more.
  case again(at: Timestamp, broughtScan: Bool)
}
