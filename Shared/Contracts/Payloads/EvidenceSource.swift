/// Where the evidence of a finding comes from.
package enum EvidenceSource: String, Code {
  /// A column of the form or of the attached table.
  case declared
  /// A span of the experience text: a suggestion for an officer, not a decision.
  case text
  /// Which table of the form the candidate stands in.
  case table
  /// An officer's own finding.
  case officer
  /// Nothing says anything about it.
  case none
}
