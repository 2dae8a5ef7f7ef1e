/// One clause of a career text, from comma to comma, with the words that matter in it.
struct CareerClause: Sendable {
  /// Without the punctuation at its ends.
  var range: Range<Int>
  /// Clauses of one sentence have the same number.
  var sentence: Int
  var terms: [Lexicon<CareerTerm>.Match]
  var leadIn: LeadIn
  /// Somebody else is spoken of: a person who was named before, or a company.
  var isAboutAnother: Bool
  /// Who does what the clause tells cannot be said; their degrees may still be the candidate's.
  var hasUnknownSubject: Bool

  func contains(_ term: CareerTerm) -> Bool {
    terms.contains { $0.term == term }
  }

  func predicate(at index: Int) -> Lexicon<CareerTerm>.Match? {
    terms.first { $0.range.lowerBound == index && $0.term.isPredicate }
  }
}

extension CareerClause {
  /// Cuts a text into clauses, in order. A list comma (、) and brackets do not end a clause.
  static func clauses(of text: FoldedText) -> [CareerClause] {
    let letters = text.letters
    var clauses: [CareerClause] = []
    var start = 0
    var sentence = 0
    var subject = CareerSubject()
    func close(at end: Int) {
      guard end > start else { return }
      let range = start..<end
      let terms = CareerTerm.lexicon.matches(in: letters[range])
      let leadIn = LeadIn(in: text, range, terms: terms)
      let wasPerson = subject.isPerson
      subject.read(text, range, terms, leadIn)
      clauses.append(
        CareerClause(
          range: range, sentence: sentence, terms: terms, leadIn: leadIn,
          isAboutAnother: wasPerson || subject.isOrganisation,
          hasUnknownSubject: subject.isUnknown))
    }
    for (index, letter) in letters.enumerated() {
      if letter == comma {
        close(at: index)
        start = index + 1
      } else if isSentenceEnd(letter, at: index, in: letters) {
        close(at: index)
        start = index + 1
        sentence += 1
        subject.endSentence()
      }
    }
    close(at: letters.count)
    return clauses
  }

  private static let comma: UInt32 = 0x2C
  private static let fullStop: UInt32 = 0x2E

  private static func isSentenceEnd(_ letter: UInt32, at index: Int, in letters: [UInt32]) -> Bool {
    switch letter {
    case 0x0A, 0x3002, 0x3B, 0x21, 0x3F: true
    case fullStop:
      // Between digits it is a decimal point, and between Latin letters it abbreviates (B.Eng.).
      !(index > 0 && index + 1 < letters.count && isLatin(letters[index - 1]) && isLatin(letters[index + 1]))
    default: false
    }
  }

  private static func isLatin(_ letter: UInt32) -> Bool {
    Numeral.isDigit(letter) || (0x61...0x7A).contains(letter)
  }
}
