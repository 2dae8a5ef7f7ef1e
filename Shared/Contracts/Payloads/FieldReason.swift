/// Words of a text, and where Attachment 1 lists what they speak of.
package struct FieldReason: Codable, Sendable, Hashable {
  package var span: TextSpan
  /// A clause of Attachment 1: `A1.4.3` is the third specialty of the fourth field, `A1.4` the field itself.
  package var clause: String
  /// The words of the scope, e.g. 江河堤防.
  package var term: String

  package init(span: TextSpan, clause: String, term: String) {
    self.span = span
    self.clause = clause
    self.term = term
  }
}
