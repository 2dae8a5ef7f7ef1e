/// Words of a text that was handed in, with the place where they stand.
package struct TextSpan: Codable, Sendable, Hashable {
  /// The column, as `CandidateCorrected.changed` names it: `experience`, `project.name`.
  package var column: String
  /// The first one's number among the text's Unicode code points, from 0.
  package var start: Int
  /// The number behind the last one.
  package var end: Int
  /// What stands there, as it was written.
  package var words: String

  package init(column: String, start: Int, end: Int, words: String) {
    self.column = column
    self.start = start
    self.end = end
    self.words = words
  }

  package static let experience = "experience"
  package static let project = "project.name"
}
