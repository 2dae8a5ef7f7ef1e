/// Which recommending unit a submission is of, by all that speaks of it: the mail's subject (or the upload), the form's own line,
/// and the unit that the sender's address is known for.
///
/// The subject goes before the form, the form before the address. Who names it clearly is believed; where two of them disagree, a
/// person is asked. That goes for an address that is known for another unit as well: whoever writes can write any unit's name
/// into both subject and form.
struct UnitEvidence: Sendable, Hashable {
  /// Absent where nothing speaks of it.
  private(set) var unit: String?
  /// A person has to say which it is.
  private(set) var isDisputed = false
  /// The form names another unit than the one that was taken.
  private(set) var otherInForm: String?
  /// The sender's address is known for another unit than the one that was taken.
  private(set) var otherOfSender: String?
  /// An officer has said it.
  private(set) var isSettled = false
  /// The submission itself names its unit, and nothing disagrees: its sender's address may be the unit's.
  private(set) var isWorthLearning = false

  init(_ delivery: Delivery, inForm: String?, ofSender: String?) {
    if delivery.isUnitSettled, let settled = delivery.unit {
      unit = settled
      isSettled = true
      isWorthLearning = true
      return
    }
    switch (delivery.unit, inForm) {
    case (let named?, let inForm?):
      let taken = Self.clearer(named, inForm, isCertain: delivery.isUnitCertain)
      unit = taken
      if !Self.isSame(named, inForm) { otherInForm = inForm }
      if let ofSender, !Self.isSame(taken, ofSender) { otherOfSender = ofSender }
    case (let named?, nil):
      unit = ofSender.map { Self.clearer(named, $0, isCertain: delivery.isUnitCertain) } ?? named
      if let ofSender, !Self.isSame(named, ofSender) { otherOfSender = ofSender }
      isDisputed = ofSender == nil && !delivery.isUnitCertain
    case (nil, let inForm?):
      unit = inForm
      if let ofSender, !Self.isSame(inForm, ofSender) { otherOfSender = ofSender }
    case (nil, nil):
      unit = ofSender
      return
    }
    isDisputed = isDisputed || otherInForm != nil || otherOfSender != nil
    isWorthLearning = !isDisputed
  }

  /// A subject that holds more than the name is cut back to what is known.
  private static func clearer(_ named: String, _ known: String, isCertain: Bool) -> String {
    !isCertain && compact(named).contains(compact(known)) ? known : named
  }

  /// People abbreviate: one name within the other is no disagreement.
  static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (compact(one), compact(other))
    return one.contains(other) || other.contains(one)
  }

  private static func compact(_ name: String) -> String {
    FormText.compact(MailSubject.simplified(name))
  }
}
