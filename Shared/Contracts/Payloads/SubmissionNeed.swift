/// What a submission lacks before its candidates go on to screening.
package enum SubmissionNeed: String, Code {
  /// The stamped form as PDF or picture (N3.1a).
  case scan
  /// Mail, form and the sender's address speak for different recommending units, or a mail names one unclearly: a person says
  /// which it is.
  case unit
  /// Of a candidate alone: a person says whether it is somebody who is known already.
  case verdict
}
