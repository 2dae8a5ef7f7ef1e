/// Reads `sharedStrings.xml`. The runs of a rich text are joined; phonetic runs (`rPh`) and what people struck
/// through and replaced are left out.
final class SharedStringsPart: XMLVisitor {
  private let limits: WorkbookLimits
  // As in XMLByteScanner.
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  @exclusivity(unchecked) private var inText = false
  @exclusivity(unchecked) private var phonetic = 0
  @exclusivity(unchecked) private var isStruckRun = false
  @exclusivity(unchecked) private var strings: SharedStrings.Writer

  init(limits: WorkbookLimits, strings: SharedStrings.Writer) {
    self.limits = limits
    self.strings = strings
  }

  func finish() -> SharedStrings.Part {
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

  /// `<si><t>…</t></si>`, as nearly every program writes a text.
  func take(_ text: UnsafeBufferPointer<UInt8>, at start: Int) throws(WorkbookFault) -> Int? {
    guard !inText, phonetic == 0 else { return nil }
    var markup = PlainMarkup(text, at: start)
    var end: Int?
    while markup.skip("<si>"), let content = markup.textElement(), markup.skip("</si>") {
      guard content.count <= limits.cellBytes else { throw .cellTooLong(nil) }
      try keep(content)
      end = markup.next
    }
    return end
  }

  private func keep(_ bytes: some Collection<UInt8>) throws(WorkbookFault) {
    guard strings.count < limits.cells else { throw .tooManyCells(limit: limits.cells) }
    try strings.append(bytes)
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    switch name {
    case "t": inText = false
    case "rPh": phonetic -= 1
    case "si":
      CellEscapes.resolve(in: &buffer)
      try keep(buffer)
    default: return
    }
  }
}
