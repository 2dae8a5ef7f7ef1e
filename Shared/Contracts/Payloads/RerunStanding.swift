/// Whether a rule may still change what became of a candidate, and if not, why not.
package enum RerunStanding: String, Code {
  /// Nobody has been told a decision that would have to be taken back.
  case open
  /// The unit has withdrawn the candidate.
  case withdrawn
  /// A society has concluded.
  case concluded
  /// A society has the case.
  case atSociety
  /// The unit was told that the candidate is refused.
  case rejected
  /// An officer has passed the candidate, who waits for a society.
  case decidedByOfficer
  /// An officer has proposed to refuse the candidate, and a second one is to confirm it.
  case rejectionProposed
}
