/// A cell as nearly every program writes it, in one piece and without anything that has to be taken apart:
/// `<c r="B6" s="3" t="s"><v>23</v></c>`, `<c r="B6" t="inlineStr"><is><t>…</t></is></c>`, `<c r="B6" s="3"/>`.
///
/// A sheet has a million of them, and telling each by its tags takes four times as long. What is written in any other way,
/// well-formed or not, is left to the scanner. Pointers are good as long as the text.
struct PlainCell {
  enum Content {
    case empty
    case number(UnsafeBufferPointer<UInt8>)
    case shared(Int)
    case text(UnsafeBufferPointer<UInt8>)
  }

  let column: Int
  let style: Int?
  let content: Content
  /// Right after the cell.
  let end: Int

  private enum Kind { case number, shared, inline }

  /// - Parameter start: where `<` stands.
  /// - Returns: nil where no such cell stands there, or its end has not come yet.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    var markup = PlainMarkup(text, at: start)
    guard markup.skip("<c") else { return nil }
    var column: Int?
    var style: Int?
    var kind: Kind?
    while let name = markup.attribute() {
      switch name {
      // The row's own number counts, not the cell's.
      case UInt8(ascii: "r") where column == nil:
        column = markup.column()
        guard column != nil, let row = markup.number(), row > 0 else { return nil }
      case UInt8(ascii: "s") where style == nil:
        style = markup.number()
        guard style != nil else { return nil }
      case UInt8(ascii: "t") where kind == nil:
        kind = markup.skip("s") ? .shared : markup.skip("inlineStr") ? .inline : markup.skip("n") ? .number : nil
        guard kind != nil else { return nil }
      default: return nil
      }
      guard markup.skip("\"") else { return nil }
    }
    guard let column else { return nil }
    if markup.skip("/>") {
      content = .empty
    } else {
      guard let read = Self.content(&markup, kind ?? .number), markup.skip("</c>") else { return nil }
      content = read
    }
    self.column = column
    self.style = style
    end = markup.next
  }

  @inline(__always)
  private static func content(_ markup: inout PlainMarkup, _ kind: Kind) -> Content? {
    switch kind {
    case .inline:
      guard markup.skip("><is>"), let text = markup.textElement(), markup.skip("</is>") else { return nil }
      return .text(text)
    case .shared:
      guard markup.skip("><v>"), let index = markup.number(), markup.skip("</v>") else { return nil }
      return .shared(index)
    case .number:
      guard markup.skip("><v>"), let digits = markup.decimal(), markup.skip("</v>") else { return nil }
      return .number(digits)
    }
  }
}
