/// What is told of an XML document as it is read. Pointers are good during the call only.
protocol XMLVisitor: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault)
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault)
  func end(_ name: XMLName) throws(WorkbookFault)
  /// Whether nobody wants to know what stands within an element; it is told of as if it were empty.
  func skips(_ name: XMLName) -> Bool
}

extension XMLVisitor {
  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {}
  func end(_ name: XMLName) throws(WorkbookFault) {}
  func skips(_ name: XMLName) -> Bool { false }
}
