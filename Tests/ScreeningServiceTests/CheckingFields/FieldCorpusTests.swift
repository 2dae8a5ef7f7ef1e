import Contracts
import Testing

@testable import ScreeningService

/// The check of field and specialty against texts that were labelled from Attachment 1 by hand.
@Suite struct FieldCorpusTests {
  private struct Score: CustomStringConvertible {
    var labelled = 0
    var found = 0
    var right = 0

    var description: String {
      func percent(_ part: Int, _ whole: Int) -> String {
        "\(part)/\(whole) (\(whole == 0 ? 100 : part * 100 / whole) %)"
      }
      return "precision \(percent(right, found)), recall \(percent(right, labelled))"
    }

    mutating func count(labelled: Bool, found: Bool, right: Bool) {
      self.labelled += labelled ? 1 : 0
      self.found += found ? 1 : 0
      self.right += right ? 1 : 0
    }
  }

  private static func advice(_ item: LabelledField) -> FieldAdvice? {
    var experience = ExperienceText(item.text, campaign: 2025)
    return FieldCheck(terms: .attachment1).advice(
      field: item.field, specialty: item.declaredSpecialty, experience: experience.folded, project: item.project)
  }

  /// What is found of other fields, of overlaps and of specialties, as measured; a change may only raise it.
  private static let measured: [String: (instead: Int, overlap: Int, specialty: Int)] = [
    "field-texts": (16, 33, 110), "field-texts-held-out": (12, 5, 33),
  ]

  @Test("Nothing is suggested wrongly, and most is found", arguments: LabelledField.files)
  func suggestions(_ file: String) throws {
    let corpus = try LabelledField.corpus(file)
    let least = try #require(Self.measured[file])
    var (instead, overlap, specialty) = (Score(), Score(), Score())
    for item in corpus {
      let advice = Self.advice(item)
      let other = advice?.relation == .disagrees ? advice?.fields ?? [] : []
      instead.count(
        labelled: !item.instead.isEmpty, found: !other.isEmpty, right: !other.isEmpty && Set(other) == Set(item.instead)
      )
      if Set(other) != Set(item.instead) {
        if other.isEmpty {
          print("missed \(item.instead), \(item.testDescription)")
        } else {
          Issue.record("\(other) wrongly suggested in place of the declared field, \(item.testDescription)")
        }
      }
      let shared = advice?.relation == .overlaps ? advice?.fields ?? [] : []
      let allowed = item.overlapping + item.mayOverlap
      let isRight = !shared.isEmpty && shared.allSatisfy(allowed.contains)
      overlap.count(
        labelled: !item.overlapping.isEmpty || isRight, found: !shared.isEmpty, right: isRight)
      if !shared.isEmpty, !isRight { Issue.record("\(shared) wrongly overlap, \(item.testDescription)") }
      if shared.isEmpty, !item.overlapping.isEmpty {
        print("missed overlap \(item.overlapping), \(item.testDescription)")
      }
      let found = advice?.specialty
      specialty.count(
        labelled: item.specialty != nil, found: found != nil, right: found != nil && found == item.specialty)
      if found != item.specialty {
        if let found {
          Issue.record("specialty \(found) wrongly suggested, \(item.testDescription)")
        } else {
          print("missed specialty \(item.specialty ?? ""), \(item.testDescription)")
        }
      }
    }
    print("\(file), \(corpus.count) texts")
    print("  another field:  \(instead)")
    print("  overlap:        \(overlap)")
    print("  specialty:      \(specialty)")
    #expect(instead.right >= least.instead && overlap.right >= least.overlap && specialty.right >= least.specialty)
  }

  @Test("All 12 fields are spoken of, and the corpus is large enough to show it")
  func size() throws {
    let corpus = try LabelledField.files.flatMap(LabelledField.corpus)
    #expect(corpus.count >= 240)
    #expect(Set(corpus.map(\.field)) == Set(Taxonomy.attachment1.fields.map(\.code)))
    #expect(Set(corpus.flatMap(\.instead)) == Set(Taxonomy.attachment1.fields.map(\.code)))
  }

  @Test("Every reason quotes the text at its place, and a scope that Attachment 1 has", arguments: LabelledField.files)
  func reasons(_ file: String) throws {
    for item in try LabelledField.corpus(file) {
      guard let advice = Self.advice(item) else { continue }
      #expect(!advice.reasons.isEmpty, "\(item)")
      for reason in advice.reasons {
        let scalars = Array(item.text.unicodeScalars)
        let words = String(String.UnicodeScalarView(scalars[reason.span.start..<reason.span.end]))
        #expect(words == reason.span.words, "\(item)")
        let place = try #require(Taxonomy.attachment1.place(ofClause: reason.clause))
        #expect(Taxonomy.attachment1.holds(reason.term, at: place), "\(reason)")
        let field = Taxonomy.attachment1.fields[place.field].code
        #expect(advice.fields.contains(field) || (field == item.field && advice.relation != .disagrees), "\(item)")
      }
    }
  }
}
