/// Reads a briefing's sign-in sheet that comes back as an .xlsx (N2.2); nothing is kept of it. Workbooks are read by intake alone.
package enum ReadSignInSheet: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ReadSignInSheet"
  package static let summary =
    "Reads a briefing's sign-in sheet that comes back as an .xlsx (N2.2); nothing is kept of it."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// The file, in base64: at most 180,000 bytes of it.
    package var workbook: String

    package init(workbook: String) {
      self.workbook = workbook
    }
  }

  package typealias Response = SignInReading
}
