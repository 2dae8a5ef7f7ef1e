/// One method as a list shows it.
package struct MethodView: Codable, Sendable, Hashable {
  /// e.g. `accord.screening.v1.Screening/Decide`
  package var method: String
  package var summary: String
  /// A call with an idempotency key is done once and answered the same again.
  package var isMutating: Bool

  package init(method: String, summary: String, isMutating: Bool) {
    self.method = method
    self.summary = summary
    self.isMutating = isMutating
  }
}
