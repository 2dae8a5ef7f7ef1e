/// Reads `sharedStrings.xml`. The runs of a rich text are joined; phonetic runs (`rPh`) and what people struck
/// through and replaced are left out.
final class SharedStringsPart: XMLVisitor {
  private let limits: WorkbookLimits
  private var buffer: [UInt8] = []
  private var inText = false
  private var phonetic = 0
  private var isStruckRun = false
  private var strings: SharedStrings.Writer

  init(limits: WorkbookLimits, scratch: String) {
    self.limits = limits
    strings = SharedStrings.Writer(scratch: scratch)
  }

  func finish() -> SharedStrings {
    strings.finish()
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "si":
      buffer.removeAll(keepingCapacity: true)
      isStruckRun = false
    case "t": inText = phonetic == 0 && !isStruckRun
    case "r": isStruckRun = false
    case "strike": isStruckRun = attributes.isOn
    case "rPh": phonetic += 1
    default: return
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard inText else { return }
    buffer.append(contentsOf: text)
    guard buffer.count <= limits.cellBytes else { throw .cellTooLong(nil) }
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    switch name {
    case "t": inText = false
    case "rPh": phonetic -= 1
    case "si":
      guard strings.count < limits.cells else { throw .tooManyCells(limit: limits.cells) }
      CellEscapes.resolve(in: &buffer)
      try strings.append(buffer)
    default: return
    }
  }
}
