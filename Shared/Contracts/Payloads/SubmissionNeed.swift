/// What a submission lacks before its candidates go on to screening.
package enum SubmissionNeed: String, Code {
  /// The stamped form as PDF or picture (N3.1a).
  case scan
  /// Mail and form name different recommending units: a person says which it is.
  case unit
}
