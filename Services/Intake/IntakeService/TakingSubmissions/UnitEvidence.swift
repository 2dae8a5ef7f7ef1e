/// Which recommending unit a submission is of, by all that speaks of it: the mail's subject (or the upload), the form's own line,
/// and the unit that the sender's address is known for.
///
/// The subject goes before the form, the form before the address. Who names it clearly is believed; where two of them disagree, a
/// person is asked. That goes for an address that is known for another unit as well: whoever writes can write any unit's name
/// into both subject and form. Of several spellings that agree the one counts under which the unit is known already.
struct UnitEvidence: Sendable, Hashable {
  /// As it is known, else as it was written; absent where nothing speaks of it.
  private(set) var unit: String?
  /// A person has to say which it is.
  private(set) var isDisputed = false
  /// The form names another unit than the one that was taken.
  private(set) var otherInForm: String?
  /// The sender's address is known for another unit than the one that was taken.
  private(set) var otherOfSender: String?
  /// A known unit of whose name the one that was taken is a part; nothing says that it is the same.
  private(set) var alike: String?
  /// An officer has said it.
  private(set) var isSettled = false
  /// The submission itself names its unit, and nothing disagrees: its sender's address may be the unit's.
  private(set) var isWorthLearning = false

  init(_ delivery: Delivery, inForm: String?, ofSender: String?, known: KnownUnits = KnownUnits()) {
    if delivery.isUnitSettled, let settled = delivery.unit {
      unit = known.unit(named: settled) ?? settled
      isSettled = true
      isWorthLearning = true
      return
    }
    let subject = delivery.unit.map { Name($0, known) }
    let form = inForm.map { Name($0, known) }
    let sender = ofSender.map { Name($0, known, isKnown: true) }
    guard let first = subject ?? form else {
      unit = sender?.unit
      return
    }
    let agreeing = [first, form, sender].compactMap { $0 }.filter(first.isSame)
    let taken =
      agreeing.first(where: \.isKnown)
      ?? Self.fuller(first, agreeing.last ?? first, isCertain: subject == nil || delivery.isUnitCertain)
    unit = taken.unit
    if let form, !form.isSame(taken) { otherInForm = form.text }
    if let sender, !sender.isSame(taken) { otherOfSender = sender.unit }
    if !taken.isKnown { alike = known.units(containing: taken.text).first }
    // A subject that may hold more than the name says too little by itself.
    let isVague = subject != nil && !delivery.isUnitCertain && form == nil && !taken.isKnown
    isDisputed = isVague || otherInForm != nil || otherOfSender != nil || alike != nil
    isWorthLearning = !isDisputed
  }

  /// Of two spellings of a unit that is not known yet the one that says more, unless the subject's may hold more than the name.
  private static func fuller(_ subject: Name, _ form: Name, isCertain: Bool) -> Name {
    isCertain && subject.key.count >= form.key.count ? subject : form
  }

  /// A unit as something names it.
  private struct Name: Sendable, Hashable {
    let text: String
    /// As it is known, else as it was written.
    let unit: String
    let isKnown: Bool
    let key: String

    init(_ text: String, _ known: KnownUnits, isKnown: Bool = false) {
      self.text = text
      let found = known.unit(named: text)
      unit = found ?? text
      self.isKnown = isKnown || found != nil
      key = KnownUnits.key(unit)
    }

    /// People abbreviate: one name within the other is no disagreement, unless both are names of known units.
    func isSame(_ other: Name) -> Bool {
      if isKnown, other.isKnown { return key == other.key }
      return key.contains(other.key) || other.key.contains(key)
    }
  }
}
