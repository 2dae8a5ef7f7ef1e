/// What is told of an XML document as it is read. Pointers are good during the call only.
protocol XMLVisitor: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault)
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault)
  func end(_ name: XMLName) throws(WorkbookFault)
  /// Whether nobody wants to know what stands within an element; it is told of as if it were empty.
  func skips(_ name: XMLName) -> Bool
  /// Takes in whole elements at once, where they are written in a way that it knows.
  ///
  /// - Parameter start: where `<` stands, within the root element.
  /// - Returns: the end of what it took; nil where the elements are to be told of one tag after the other.
  func take(_ text: UnsafeBufferPointer<UInt8>, at start: Int) throws(WorkbookFault) -> Int?
}

extension XMLVisitor {
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {}
  func end(_ name: XMLName) throws(WorkbookFault) {}
  func skips(_ name: XMLName) -> Bool { false }
  func take(_ text: UnsafeBufferPointer<UInt8>, at start: Int) throws(WorkbookFault) -> Int? { nil }
}
