/// Reads `sharedStrings.xml`. The runs of a rich text are joined; phonetic runs (`rPh`) are left out.
final class SharedStringsPart: XMLVisitor {
  private let limit: Int
  private var total = 0
  private var buffer: [UInt8] = []
  private var inText = false
  private var phonetic = 0
  private(set) var strings: [String] = []

  init(limit: Int) {
    self.limit = limit
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "si": buffer.removeAll(keepingCapacity: true)
    case "t": inText = phonetic == 0
    case "rPh": phonetic += 1
    default: return
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    if inText { buffer.append(contentsOf: text) }
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    switch name {
    case "t": inText = false
    case "rPh": phonetic -= 1
    case "si":
      total += buffer.count + MemoryLayout<String>.size
      guard total <= limit else { throw .archiveTooLarge }
      strings.append(String(decoding: buffer, as: UTF8.self))
    default: return
    }
  }
}
