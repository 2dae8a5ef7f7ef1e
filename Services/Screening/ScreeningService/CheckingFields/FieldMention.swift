/// A kind of work that a text says the candidate did.
struct FieldMention: Sendable, Hashable {
  /// Index into the terms of Attachment 1.
  var term: Int
  /// Indices into the folded letters.
  var range: Range<Int>
  /// Named as the candidate's trade, and not as one work among others.
  var isTrade: Bool
}
