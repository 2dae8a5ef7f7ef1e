/// One file that came with a submission, kept as a blob.
struct ReceivedFile: Sendable, Hashable {
  enum Role: String, Sendable, Hashable {
    case workbook
    /// The stamped form as PDF or image (N3.1a).
    case scan
    case mail
    case other
  }

  var name: String
  var blob: Blob
  var role: Role
}
