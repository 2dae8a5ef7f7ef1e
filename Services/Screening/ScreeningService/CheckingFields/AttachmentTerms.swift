import Contracts

/// The vocabulary that career texts are held against: what people call the works of Attachment 1, and where it lists them.
struct AttachmentTerms: Sendable {
  let taxonomy: Taxonomy
  let terms: [ScopeTerm]
  let trie: WordTrie<FieldWord>

  /// - Parameters:
  ///   - words: each with the index of its term.
  ///   - harmless: words that hide shorter ones.
  init(taxonomy: Taxonomy, terms: [ScopeTerm], words: [(word: String, term: Int)], harmless: [String]) {
    self.taxonomy = taxonomy
    self.terms = terms
    trie = WordTrie(
      FieldWord.context + words.map { ($0.word.letters, .scope($0.term)) } + harmless.map { ($0.letters, .harmless) })
  }
}
