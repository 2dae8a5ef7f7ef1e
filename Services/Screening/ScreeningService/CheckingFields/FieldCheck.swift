import Contracts

/// Holds a declared field and specialty against what the career text and the project's name speak of (N1.1, Attachment 1).
///
/// It suggests, and is silent where it is in doubt: a wrong suggestion is worse than none. The project's name can speak for a
/// declared field, since that is where the candidate works, and never against it: a bridge has electricians too.
struct FieldCheck: Sendable {
  let terms: AttachmentTerms

  /// So much more than all else has to speak for a suggestion.
  private static let clarity = 4
  /// The candidate's trade counts for two works. One word for another field is a word in passing, whatever stands before it:
  /// 从事风电场道路施工, 从事空调研发.
  private static let needed = 3
  private static let tradeWeight = 2
  /// Words that so many fields list say nothing.
  private static let mostFields = 3
  private static let mostReasons = 3

  /// - Returns: nil where there is nothing to say.
  func advice(field: String, specialty: String?, experience: FoldedText?, project: String?) -> FieldAdvice? {
    guard let experience, let declared = terms.taxonomy.fields.firstIndex(where: { $0.code == field }) else {
      return nil
    }
    let words = FieldReader.mentions(in: experience, terms: terms)
    let mentions = distinct(words)
    guard !mentions.isEmpty else { return nil }
    guard mentions.contains(where: { fields($0).contains(field: declared) }) else {
      let speaksFor =
        project.map { project in
          FieldReader.mentions(in: FoldedText(project), terms: terms).contains { fields($0).contains(field: declared) }
        } ?? false
      return speaksFor ? nil : disagreement(mentions, words: unlike(words, in: experience), in: experience)
    }
    let own = terms.taxonomy.fields[declared].specialties
    let isNamed = specialty.map { code in own.contains { $0.code == code } } ?? false
    let suggested = isNamed || own.count == 1 && specialty != nil ? nil : self.specialty(of: mentions, in: declared)
    let shared = overlap(mentions, with: declared)
    guard suggested != nil || !shared.isEmpty else { return nil }
    let speaking = mentions.filter { mention in
      let term = terms.terms[mention.term]
      return suggested.map { term.specialty(in: declared) == $0 } ?? term.fields.contains(field: declared)
    }
    return FieldAdvice(
      relation: shared.isEmpty ? .agrees : .overlaps, fields: shared.indices.map { terms.taxonomy.fields[$0].code },
      specialty: suggested,
      reasons: reasons(speaking, in: [declared] + shared.indices, of: experience))
  }

  /// The first mention of each term; it is a trade where any mention of it is.
  private func distinct(_ mentions: [FieldMention]) -> [FieldMention] {
    var distinct: [FieldMention] = []
    for mention in mentions {
      if let known = distinct.firstIndex(where: { $0.term == mention.term }) {
        distinct[known].isTrade = distinct[known].isTrade || mention.isTrade
      } else {
        distinct.append(mention)
      }
    }
    return distinct
  }

  /// The first mention of each word.
  private func unlike(_ mentions: [FieldMention], in text: FoldedText) -> [FieldMention] {
    var words: [(letters: ArraySlice<UInt32>, mention: FieldMention)] = []
    for mention in mentions {
      let letters = text.letters[mention.range]
      if !words.contains(where: { $0.letters.elementsEqual(letters) }) { words.append((letters, mention)) }
    }
    return words.map(\.mention)
  }

  private func fields(_ mention: FieldMention) -> FieldSet { terms.terms[mention.term].fields }

  private func weight(_ mention: FieldMention) -> Int { mention.isTrade ? Self.tradeWeight : 1 }

  /// - Parameter words: several of one term, if they are different ones: 桥梁, 斜拉桥, 悬索桥.
  private func disagreement(
    _ mentions: [FieldMention], words: [FieldMention], in text: FoldedText
  ) -> FieldAdvice? {
    let total = words.reduce(0) { $0 + weight($1) }
    let weights = terms.taxonomy.fields.indices.map { field in
      words.reduce(0) { $0 + (fields($1).contains(field: field) ? weight($1) : 0) }
    }
    guard let most = weights.max(), most >= Self.needed, (total - most) * Self.clarity <= most else { return nil }
    let found = weights.indices.filter { weights[$0] == most }
    guard found.count <= Self.mostFields else { return nil }
    let speaking = mentions.filter { fields($0).contains(field: found[0]) }
    return FieldAdvice(
      relation: .disagrees, fields: found.map { terms.taxonomy.fields[$0].code },
      reasons: reasons(speaking, in: found, of: text))
  }

  /// The one specialty that what the text names stands in.
  private func specialty(of mentions: [FieldMention], in field: Int) -> String? {
    var weights: [String: Int] = [:]
    for mention in mentions {
      if let specialty = terms.terms[mention.term].specialty(in: field) {
        weights[specialty, default: 0] += weight(mention)
      }
    }
    guard let most = weights.max(by: { $0.value < $1.value }) else { return nil }
    let total = weights.values.reduce(0, +)
    return (total - most.value) * Self.clarity <= most.value ? most.key : nil
  }

  /// The other fields that list all that the declared one lists of the text.
  private func overlap(_ mentions: [FieldMention], with declared: Int) -> FieldSet {
    var shared = FieldSet(rawValue: .max)
    for mention in mentions where fields(mention).contains(field: declared) { shared.formIntersection(fields(mention)) }
    shared.remove(FieldSet([declared]))
    return shared.count < Self.mostFields ? shared : []
  }

  private func reasons(_ mentions: [FieldMention], in fields: [Int], of text: FoldedText) -> [FieldReason] {
    var reasons: [FieldReason] = []
    for field in fields {
      // Of further fields one reason each: they list the same.
      let most = field == fields[0] ? Self.mostReasons : 1
      let named = mentions.compactMap { mention in
        terms.terms[mention.term].scope(in: field).map { scope in
          FieldReason(
            span: text.span(mention.range, in: TextSpan.experience), clause: scope.clause, term: scope.term)
        }
      }
      reasons += named.prefix(most)
    }
    return reasons
  }
}
