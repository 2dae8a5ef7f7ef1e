/// How a cell looks and whether it can be written into.
package struct CellStyle: Sendable, Hashable {
  package enum Alignment: Sendable, Hashable {
    case left, center, right
  }

  package var isBold: Bool
  package var isItalic: Bool
  package var isWrapped: Bool
  package var hasBorder: Bool
  /// Points.
  package var size: Double
  /// 0xRRGGBB; absent: black.
  package var color: Int?
  /// 0xRRGGBB; absent: none.
  package var fill: Int?
  package var alignment: Alignment?
  /// Of a protected sheet: people may write into it.
  package var isUnlocked: Bool

  package init(
    isBold: Bool = false, isItalic: Bool = false, isWrapped: Bool = true, hasBorder: Bool = false, size: Double = 11,
    color: Int? = nil, fill: Int? = nil, alignment: Alignment? = nil, isUnlocked: Bool = false
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.isWrapped = isWrapped
    self.hasBorder = hasBorder
    self.size = size
    self.color = color
    self.fill = fill
    self.alignment = alignment
    self.isUnlocked = isUnlocked
  }
}
