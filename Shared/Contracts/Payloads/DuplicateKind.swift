/// Why two candidates may be one person.
package enum DuplicateKind: String, Code {
  /// One character of the name or one digit of the phone off, or the same name, at the same enterprise.
  case near
  /// The same name and phone, put forward by another unit.
  case otherUnit
  /// The same name and phone in another campaign: to be known, nobody decides it.
  case earlierCampaign
}
