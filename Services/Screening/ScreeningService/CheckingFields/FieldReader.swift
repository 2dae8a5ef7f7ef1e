/// Finds the kinds of work in a text that the candidate did themselves: no names of companies and prizes, nothing studied, planned
/// or visited, nobody else's work.
struct FieldReader {
  let text: FoldedText
  let terms: AttachmentTerms

  private var mentions: [FieldMention] = []
  private var isAboutAnother = false

  init(text: FoldedText, terms: AttachmentTerms) {
    self.text = text
    self.terms = terms
  }

  /// In the text's order; walks over it once.
  static func mentions(in text: FoldedText, terms: AttachmentTerms) -> [FieldMention] {
    var reader = FieldReader(text: text, terms: terms)
    reader.read()
    return reader.mentions
  }

  private typealias Match = WordTrie<FieldWord>.Match

  private mutating func read() {
    let letters = text.letters
    var clause: [Match] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      if let found = terms.trie.match(at: index, in: letters) {
        if found.term != .harmless { clause.append(found) }
        index = found.range.upperBound
      } else if letter == Self.title, let end = letters[index...].firstIndex(of: Self.titleEnd) {
        // 《…》: what was written of.
        index = end + 1
      } else {
        if Self.isClauseEnd(letter) {
          close(clause, at: index)
          clause.removeAll(keepingCapacity: true)
          if letter != Self.comma { isAboutAnother = false }
        }
        index += 1
      }
    }
    close(clause, at: letters.count)
  }

  private mutating func close(_ clause: [Match], at end: Int) {
    guard !clause.isEmpty else { return }
    var isVisit = false
    // Where the last word of a study or a title ends, and of a prize begins.
    var title = -1
    var prize = -1
    for word in clause {
      switch word.term {
      case .otherPerson: isAboutAnother = true
      case .oneself: isAboutAnother = false
      case .visit: isVisit = true
      case .study, .credential: title = word.range.upperBound
      case .discipline where word.range.upperBound == end: title = max(title, word.range.upperBound)
      case .prize: prize = word.range.lowerBound
      default: break
      }
    }
    guard !isVisit, !isAboutAnother else { return }
    var works = false
    var isTrade = false
    for (place, word) in clause.enumerated() {
      switch word.term {
      case .trade:
        (works, isTrade) = (true, true)
      case .work:
        works = true
        isTrade = false
      case .undone: return
      case .study, .credential:
        // 毕业后从事…: what was said before the study ends there.
        (works, isTrade) = (false, false)
      case .scope(let term):
        let isStudied = title >= word.range.upperBound || (title >= 0 && !works)
        guard !isStudied, prize < word.range.upperBound, !isName(place, in: clause) else { continue }
        mentions.append(FieldMention(term: term, range: word.range, isTrade: isTrade))
      default: break
      }
    }
  }

  /// 水利水电第十四工程局有限公司: the word belongs to a company's name.
  private func isName(_ place: Int, in clause: [Match]) -> Bool {
    var end = clause[place].range.upperBound
    for word in clause[(place + 1)...] {
      guard word.range.lowerBound - end <= Self.longestGap,
        !text.letters[end..<word.range.lowerBound].contains(where: Self.breaks)
      else { return false }
      switch word.term {
      case .organisation: return true
      case .scope: end = word.range.upperBound
      default: return false
      }
    }
    return false
  }

  private static func isClauseEnd(_ letter: UInt32) -> Bool {
    switch letter {
    case comma, 0x0A, 0x3002, 0x3B, 0x21, 0x3F: true
    default: false
    }
  }

  private static func breaks(_ letter: UInt32) -> Bool {
    breaking.contains(letter)
  }

  private static let comma: UInt32 = 0x2C
  private static let title: UInt32 = 0x300A
  private static let titleEnd: UInt32 = 0x300B
  /// Between a word and the company's last one: 水电第十四.
  private static let longestGap = 8
  private static let breaking = "的与及和并为在、()/".letters
}
