import Contracts
import Yams

/// Walks the nodes of a vocabulary of Attachment 1 and keeps every fault that it meets.
struct AttachmentTermReader {
  let taxonomy: Taxonomy
  private(set) var terms: [ScopeTerm] = []
  private(set) var words: [(word: String, term: Int)] = []
  private(set) var harmless: [String] = []
  private(set) var faults: [String] = []

  private var overlaps: [String: [ScopeTerm.Scope]] = [:]
  private var known: Set<String> = []

  init(taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
  }

  mutating func read(_ root: Node?) {
    guard let mapping = root?.mapping else { return fault(root, "the file has keys: overlaps, terms, harmless") }
    for (name, node) in mapping["overlaps"]?.mapping ?? [:] {
      let scopes = scopes(node)
      if Set(scopes.map(\.field)).count < 2 { fault(name, "an overlap is of two fields at least") }
      overlaps[name.string ?? ""] = scopes
    }
    for node in mapping["terms"]?.sequence ?? [] { term(node) }
    for list in mapping["harmless"]?.sequence ?? [] {
      for node in list.sequence ?? [] { if let word = word(node) { harmless.append(word) } }
    }
  }

  private mutating func term(_ node: Node) {
    var scopes = scopes(node.mapping?["scopes"])
    if let name = node.mapping?["overlap"]?.string {
      guard let overlap = overlaps[name] else { return fault(node, "there is no overlap `\(name)`") }
      scopes += overlap.filter { shared in !scopes.contains { $0.clause == shared.clause } }
    }
    if scopes.isEmpty { fault(node, "a term has `scopes`, an `overlap`, or both") }
    let list = node.mapping?["words"]?.sequence ?? []
    if list.isEmpty { fault(node, "a term has `words`") }
    for node in list { if let word = word(node) { words.append((word, terms.count)) } }
    terms.append(ScopeTerm(scopes: scopes))
  }

  private mutating func word(_ node: Node) -> String? {
    guard let word = node.scalar?.string, word.unicodeScalars.count > 1 || word.utf8.count > 3 else {
      fault(node, "a word has two letters at least")
      return nil
    }
    guard FoldedText(word).letters == word.letters else {
      fault(node, "`\(word)` is written without blanks, in small letters and half width")
      return nil
    }
    guard known.insert(word).inserted else {
      fault(node, "`\(word)` stands twice")
      return nil
    }
    return word
  }

  private mutating func scopes(_ node: Node?) -> [ScopeTerm.Scope] {
    guard let node else { return [] }
    return (node.mapping ?? [:]).compactMap { key, value in
      let clause = key.string ?? ""
      let words = value.string ?? ""
      guard let place = taxonomy.place(ofClause: clause) else {
        fault(key, "Attachment 1 has no clause `\(clause)`")
        return nil
      }
      guard !words.isEmpty, taxonomy.holds(words, at: place) else {
        fault(value, "`\(words)` does not stand in \(clause)")
        return nil
      }
      let specialty = place.specialty.map { taxonomy.fields[place.field].specialties[$0].code }
      return ScopeTerm.Scope(field: place.field, specialty: specialty, clause: clause, term: words)
    }
  }

  private mutating func fault(_ node: Node?, _ message: String) {
    faults.append(node?.mark.map { "line \($0.line): \(message)" } ?? message)
  }
}
