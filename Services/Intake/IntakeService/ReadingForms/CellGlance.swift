/// What a glance at a cell's text tells; it is taken where the text is made, which most cells of a table share with others.
struct CellGlance: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let isBlank = CellGlance(rawValue: 1)
  /// Only then a long look can find that the text stands for nothing.
  static let mayBePlaceholder = CellGlance(rawValue: 1 << 1)
  /// Only then it can say 同上.
  static let mayBeDitto = CellGlance(rawValue: 1 << 2)
  /// A mainland mobile number and nothing else.
  static let isMobile = CellGlance(rawValue: 1 << 3)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ text: String) {
    self = []
    if text.unicodeScalars.allSatisfy(FormText.isSpace) { insert(.isBlank) }
    if SpecimenRow.mayBePlaceholder(text) { insert(.mayBePlaceholder) }
    if SpecimenRow.mayBeDitto(text) { insert(.mayBeDitto) }
    if PhoneNumber.isPlainMobile(text) { insert(.isMobile) }
  }
}
