/// The text of a cell, or of several, with what a glance at it tells.
struct CellText: Sendable, Hashable {
  let text: String
  let glance: CellGlance

  init(_ text: String) {
    self.text = text
    glance = CellGlance(text)
  }

  /// - Throws: where the bytes are no UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard let text = bytes.text else { throw .brokenXML }
    self.init(text)
  }
}
