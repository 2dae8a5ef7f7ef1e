import AccordTesting
import Contracts
import Testing

@testable import ScreeningService

@Suite struct AttachmentTermsTests {
  private static func faults(_ yaml: String) -> [String] {
    do {
      _ = try AttachmentTerms(yaml: yaml)
      return []
    } catch {
      return error.faults
    }
  }

  @Test("The built-in vocabulary speaks of every field, and cites only what stands in Attachment 1")
  func builtIn() {
    let terms = AttachmentTerms.attachment1
    #expect(terms.terms.count > 150)
    let cited = Set(terms.terms.flatMap { $0.scopes.map(\.clause) })
    for field in Taxonomy.attachment1.fields {
      // 其他 without a scope of its own, and fields whose only specialty is the field, cannot be cited.
      for specialty in field.specialties
      where specialty.scope != nil && specialty.name != "其他" && specialty.name != "其它" {
        let clause = Taxonomy.attachment1.clause(field: field.code, specialty: specialty.code)
        #expect(clause.map(cited.contains) == true, "\(field.code)/\(specialty.code)")
      }
    }
  }

  @Test(
    "The overlaps of the notice are known by the Attachment's clauses",
    arguments: [
      ("结构工程", ["A1.1.1", "A1.4.6", "A1.8.1"]), ("岩土工程", ["A1.1.2", "A1.7.1"]),
      ("给排水", ["A1.1.3", "A1.8.2", "A1.12.4"]),
    ])
  func overlaps(_ word: String, _ clauses: [String]) throws {
    let terms = AttachmentTerms.attachment1
    let match = try #require(terms.trie.match(at: 0, in: word.letters))
    guard case .scope(let index) = match.term else {
      Issue.record("\(word) is no work")
      return
    }
    #expect(Set(terms.terms[index].scopes.map(\.clause)) == Set(clauses))
  }

  @Test(
    "A faulty vocabulary is refused with every fault",
    arguments: [
      ("terms: [{words: [桥梁], scopes: {A1.13: 桥梁}}]", "Attachment 1 has no clause `A1.13`"),
      ("terms: [{words: [桥梁], scopes: {A1.1.9: 桥梁}}]", "Attachment 1 has no clause `A1.1.9`"),
      ("terms: [{words: [桥梁], scopes: {A1.1.2: 桥梁工程}}]", "`桥梁工程` does not stand in A1.1.2"),
      ("terms: [{words: [桥梁, 桥梁], scopes: {A1.1.1: 桥梁工程}}]", "`桥梁` stands twice"),
      ("terms: [{words: [BIM], scopes: {A1.1.1: 桥梁工程}}]", "`BIM` is written without blanks"),
      ("terms: [{words: [桥梁], overlap: 桥}]", "there is no overlap `桥`"),
      ("terms: [{words: [桥梁]}]", "a term has `scopes`, an `overlap`, or both"),
      ("overlaps: {桥: {A1.1.1: 桥梁工程}}", "an overlap is of two fields at least"),
      ("[]", "the file has keys"),
    ])
  func faulty(_ yaml: String, _ fault: String) {
    #expect(Self.faults(yaml).contains { $0.contains(fault) }, "\(Self.faults(yaml))")
  }

  @Test("The longest word wins, wherever words begin alike")
  func longest() {
    let trie = WordTrie([("桥".letters, 1), ("桥梁".letters, 2), ("桥梁工程".letters, 3), ("大".letters, 4), ("大桥".letters, 5)])
    func match(_ text: String, _ index: Int = 0) -> Int? { trie.match(at: index, in: text.letters)?.term }
    #expect(match("桥梁工") == 2 && match("桥梁工程") == 3 && match("桥") == 1 && match("大桥") == 5 && match("大楼") == 4)
    #expect(match("梁") == nil && match("某大桥", 1) == 5)
  }

  @Test(
    "A walk finds at every place what a search for all words one by one finds",
    arguments: 1...200 as ClosedRange<UInt64>)
  func asOneByOne(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("水电站工程".unicodeScalars).map(\.value) + [0x1F642]
    func word(_ longest: Int) -> [UInt32] {
      (0..<Int.random(in: 1...longest, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
    }
    var words: [[UInt32]] = []
    for _ in 0..<30 {
      let word = word(5)
      // A word cannot begin beyond the Basic Multilingual Plane.
      if word[0] < 0x10000, !words.contains(word) { words.append(word) }
    }
    let trie = WordTrie(words.enumerated().map { ($0.element, $0.offset) })
    let text = word(40)
    for index in text.indices {
      let longest = words.indices.filter { text[index...].starts(with: words[$0]) }.max {
        words[$0].count < words[$1].count
      }
      let found = trie.match(at: index, in: text)
      #expect(found?.term == longest)
      if let found, let longest { #expect(found.range == index..<index + words[longest].count) }
    }
  }
}
