/// The experience text of one candidate, read at most once and only when a criterion asks for it.
struct ExperienceText {
  private let text: String?
  private var read: CareerEvidence?

  init(_ text: String?) {
    self.text = text
  }

  var evidence: CareerEvidence {
    mutating get {
      if let read { return read }
      let evidence = text.map(CareerEvidence.init(reading:)) ?? CareerEvidence()
      read = evidence
      return evidence
    }
  }
}
