/// A drop-down of the cells of a range.
package struct CellChoices: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// Any length: a list that does not fit into the cell's own rule (255 characters) stands on a hidden sheet.
    case list([String])
    /// e.g. `=INDIRECT($F3)`, as the first cell of the range sees it. Written by the program, never from what people sent.
    case formula(String)
  }

  /// What happens to an entry that is not in the list.
  package enum Strictness: Sendable, Hashable {
    case refused
    /// Taken after a question.
    case questioned
  }

  package var range: CellRange
  package var source: Source
  package var strictness: Strictness
  /// Shown when the cell is entered: at most 32 characters.
  package var title: String?
  /// Shown when the cell is entered: at most 255 characters.
  package var hint: String?

  package init(
    _ range: CellRange, _ source: Source, strictness: Strictness = .refused, title: String? = nil, hint: String? = nil
  ) {
    self.range = range
    self.source = source
    self.strictness = strictness
    self.title = title
    self.hint = hint
  }
}
