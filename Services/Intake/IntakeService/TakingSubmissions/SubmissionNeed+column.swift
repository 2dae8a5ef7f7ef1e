import Contracts
import StateStore

extension [SubmissionNeed] {
  /// As a column of the store: absent where nothing is lacking.
  var column: SQLValue {
    isEmpty ? .null : .text(map(\.rawValue).joined(separator: ","))
  }

  init(column: String?) {
    self = (column ?? "").split(separator: ",").compactMap { SubmissionNeed(rawValue: String($0)) }
  }
}
