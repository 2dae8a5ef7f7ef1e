/// The experience text of one candidate, read at most once and only when a criterion asks for it.
struct ExperienceText {
  private let text: String?
  private let campaign: Int
  private var read: CareerEvidence?
  private var isFolded = false
  private var foldedText: FoldedText?

  /// - Parameter campaign: the year in which the text was handed in.
  init(_ text: String?, campaign: Int) {
    self.text = text
    self.campaign = campaign
  }

  /// nil where there is none.
  var folded: FoldedText? {
    mutating get {
      if !isFolded {
        foldedText = text.map { FoldedText($0) }
        isFolded = true
      }
      return foldedText
    }
  }

  var evidence: CareerEvidence {
    mutating get {
      if let read { return read }
      let evidence = folded.map { CareerEvidence(reading: $0, campaign: campaign) } ?? CareerEvidence()
      read = evidence
      return evidence
    }
  }
}
