/// One cell to be written.
package struct CellDraft: Sendable, Hashable {
  /// Always inert: a text is never a formula, whatever it begins with, and stays a text when it is edited. Empty: no content.
  package var text: String
  package var style: CellStyle
  /// Shown beside the cell.
  package var comment: String?

  package init(_ text: String, style: CellStyle = CellStyle(), comment: String? = nil) {
    self.text = text
    self.style = style
    self.comment = comment
  }
}
