import Contracts
import Testing

@testable import ScreeningService

/// The reader against texts that were labelled by hand.
@Suite struct CorpusTests {
  /// How often a suggestion was given, and how often rightly.
  struct Score: CustomStringConvertible {
    var labelled = 0
    var found = 0
    var right = 0

    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    var recall: Double { labelled == 0 ? 1 : Double(right) / Double(labelled) }
    var description: String {
      "precision \(right)/\(found), recall \(right)/\(labelled) (\(Int((recall * 100).rounded(.down))) %)"
    }
  }

  private static let campaign = 2025

  private static func suggestions(_ text: String) throws -> [String: FindingResult] {
    var suggestions: [String: FindingResult] = [:]
    for level in Level.allCases {
      var candidate = Candidate.example(level: level, qualifications: .init(), experience: text)
      candidate.campaign = campaign
      for finding in RuleSet.notice2025.judge(candidate).findings {
        if let suggestion = finding.suggestion { suggestions[finding.clause] = suggestion }
      }
    }
    return suggestions
  }

  /// How many of the labelled suggestions are found, as measured; a change may only raise it.
  static let measured: [String: [FindingResult: Int]] = [
    "N1.2": [.met: 62, .notMet: 16], "N1.3.1": [.met: 74, .notMet: 8], "N1.3.2": [.met: 48, .notMet: 36],
  ]

  @Test("Nobody is suggested wrongly, and most are found", arguments: LabelledText.clauses)
  func suggestions(_ clause: String) throws {
    let corpus = try LabelledText.corpus()
    #expect(corpus.count >= 580)
    for result in [FindingResult.met, .notMet] {
      var score = Score()
      for item in corpus {
        let found = try Self.suggestions(item.text)[clause]
        let label = item.suggestions[clause]
        if label == result { score.labelled += 1 }
        if found == result {
          score.found += 1
          if label == result { score.right += 1 }
        }
        if found == result, label != result {
          Issue.record("\(clause) \(result.rawValue) wrongly suggested, \(item.testDescription)")
        }
        if label == result, found != result { print("missed \(clause) \(result.rawValue), \(item.testDescription)") }
      }
      print("\(clause) \(result.rawValue): \(score)")
      let least = try #require(Self.measured[clause]?[result])
      #expect(score.right >= least)
    }
  }

  @Test("No more is read from a text than stands there: neither a degree nor a year")
  func evidence() throws {
    var read = 0
    var exact = 0
    for item in try LabelledText.corpus() {
      let evidence = CareerEvidence(reading: item.text, campaign: Self.campaign)
      if let education = evidence.education { #expect(Self.agrees(education, item.degree), "\(item)") }
      for (found, label) in [(evidence.relevant, item.relevant), (evidence.significant, item.significant)] {
        if label != nil { read += 1 }
        guard let found = found?.interval else { continue }
        // Below and above the label is less said than it says.
        let isWithin = label.map { found.low <= $0.low + 0.02 && found.high >= $0.high } ?? false
        #expect(isWithin, "\(found), \(item.testDescription)")
        if let label, abs(found.low - label.low) < 0.02 { exact += 1 }
      }
    }
    print("years read to the full: \(exact) of \(read)")
    #expect(Double(exact) / Double(read) > 0.8)
  }

  @Test("Every finding quotes the words that say so, as they were written")
  func spans() throws {
    for item in try LabelledText.corpus() {
      let evidence = CareerEvidence(reading: item.text, campaign: Self.campaign)
      for (quotes, mark) in [
        (evidence.education?.quotes, Character("E")), (evidence.relevant?.quotes, "R"),
        (evidence.significant?.quotes, "S"),
      ] {
        guard let quotes else { continue }
        let spans = item.spans(mark) + (mark == "R" ? item.spans("S") : [])
        #expect(quotes.allSatisfy(item.text.contains), "\(quotes) \(item)")
        #expect(
          spans.contains { span in quotes.contains { $0.contains(span) || span.contains($0) } },
          "\(mark) \(quotes), \(item.testDescription)")
      }
    }
  }

  @Test("A finding by the text shows where its words stand, in code points of the text")
  func places() throws {
    var quoting = 0
    for item in try LabelledText.corpus() {
      for level in Level.allCases {
        let candidate = Candidate.example(level: level, qualifications: .init(), experience: item.text)
        let scalars = Array(item.text.unicodeScalars)
        for finding in RuleSet.notice2025.judge(candidate).findings {
          #expect((finding.source == .text) == (finding.spans?.isEmpty == false), "\(item)")
          for span in finding.spans ?? [] {
            quoting += 1
            #expect(span.column == TextSpan.experience && finding.evidence.contains(span.words), "\(item)")
            #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == span.words, "\(item)")
          }
        }
      }
    }
    #expect(quoting > 300)
  }

  private static func agrees(_ education: CareerEvidence.Education, _ label: LabelledText.Degree) -> Bool {
    switch label {
    case .engineering: education.isDegree && (education.discipline ?? .engineering) == .engineering
    case .unnamed: education.isDegree && education.discipline == nil
    case .unrelated: education.isDegree && education.discipline == .unrelated
    case .unclear: education.isDegree && education.discipline == .unclear
    case .below: !education.isDegree
    case .none: false
    }
  }
}
