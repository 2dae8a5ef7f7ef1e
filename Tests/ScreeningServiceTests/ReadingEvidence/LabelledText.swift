import Contracts
import Foundation
import Testing

@testable import ScreeningService

/// One line of Corpus/career-texts.txt: a career text with what a careful officer reads in it.
struct LabelledText: Sendable, CustomTestStringConvertible {
  enum Degree: String, Sendable {
    case engineering = "degree+"
    case unnamed = "degree"
    case unrelated = "degree-"
    case unclear = "degree?"
    case below
    case none = "-"
  }

  struct Span: Sendable {
    /// E, R and S, as the file's head says.
    var marks: String
    var text: String
  }

  struct Fault: Error, CustomStringConvertible {
    var line: Int
    var what: String
    var description: String { "career-texts.txt, line \(line): \(what)" }
  }

  var line: Int
  var text: String
  var spans: [Span]
  var degree: Degree
  var relevant: YearsInterval?
  var significant: YearsInterval?
  /// By clause id; absent where an officer is told neither.
  var suggestions: [String: FindingResult]

  var testDescription: String { "line \(line): \(text)" }

  static let clauses = ["N1.2", "N1.3.1", "N1.3.2"]

  static func corpus() throws -> [LabelledText] {
    let url = try #require(Bundle.module.url(forResource: "Corpus/career-texts", withExtension: "txt"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      line.isEmpty || line.hasPrefix("#") ? nil : try LabelledText(String(line), line: index + 1)
    }
  }

  init(_ written: String, line: Int) throws {
    let columns = written.components(separatedBy: " | ")
    guard columns.count == 7 else { throw Fault(line: line, what: "it takes seven columns") }
    self.line = line
    (text, spans) = Self.unmarked(columns[0])
    guard let degree = Degree(rawValue: columns[1]) else { throw Fault(line: line, what: "no degree is \(columns[1])") }
    self.degree = degree
    relevant = try Self.interval(columns[2], line)
    significant = try Self.interval(columns[3], line)
    suggestions = [:]
    for (clause, label) in zip(Self.clauses, columns[4...]) where label != "-" {
      guard let result = FindingResult(rawValue: label) else { throw Fault(line: line, what: "no finding is \(label)") }
      suggestions[clause] = result
    }
  }

  func spans(_ mark: Character) -> [String] {
    spans.filter { $0.marks.contains(mark) }.map(\.text)
  }

  private static func unmarked(_ written: String) -> (String, [Span]) {
    var text = ""
    var spans: [Span] = []
    for piece in written.split(separator: "{", omittingEmptySubsequences: false) {
      guard let end = piece.firstIndex(of: "}"), let blank = piece.firstIndex(of: " ") else {
        text += piece
        continue
      }
      let span = String(piece[piece.index(after: blank)..<end])
      spans.append(Span(marks: String(piece[..<blank]), text: span))
      text += span + piece[piece.index(after: end)...]
    }
    return (text, spans)
  }

  private static func interval(_ written: String, _ line: Int) throws -> YearsInterval? {
    if written == "-" { return nil }
    if written.hasPrefix("<"), let high = Double(written.dropFirst()) {
      return YearsInterval(low: 0, high: high.nextDown)
    }
    if let years = Double(written) { return YearsInterval(exactly: years) }
    let ends = written.components(separatedBy: "..")
    guard ends.count == 2, let low = Double(ends[0]) else { throw Fault(line: line, what: "no interval is \(written)") }
    if ends[1].isEmpty { return YearsInterval(low: low, high: .infinity) }
    let isOpen = ends[1].hasPrefix("<")
    guard let high = Double(isOpen ? ends[1].dropFirst() : ends[1][...]) else {
      throw Fault(line: line, what: "no interval is \(written)")
    }
    return YearsInterval(low: low, high: isOpen ? high.nextDown : high)
  }
}
