/// Writes `styles.xml` out again with the added fills and formats.
struct StylePatch {
  let book: StyleBook
  let output: PartOutput
  private let bases: Set<Int>
  private var captured: [Int: [UInt8]] = [:]
  private var inFormats = false
  private var format = -1
  private var isCapturing = false

  init(_ book: StyleBook, to output: PartOutput) {
    self.book = book
    self.output = output
    bases = book.bases
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReturnFault) {
    if isCapturing { captured[format, default: []] += bytes }
    try output.write(bytes)
  }

  mutating func tag(_ tag: XMLTag) throws(ReturnFault) {
    if tag.isNamed("fills"), !tag.isEmpty {
      if tag.isEnd {
        try output.write(book.addedFills(tag.prefix))
        try output.write(tag.bytes)
      } else {
        try output.write(tag.setting("count", to: String(book.fills + StyleBook.addedFillCount)))
      }
      return
    }
    if tag.isNamed("cellXfs"), !tag.isEmpty {
      inFormats = !tag.isEnd
      if tag.isEnd {
        try output.write(book.addedFormats(tag.prefix, captured))
        try output.write(tag.bytes)
      } else {
        try output.write(tag.setting("count", to: String(book.formats.count + book.added.count)))
      }
      return
    }
    if inFormats { capture(tag) }
    try output.write(tag.bytes)
  }

  private mutating func capture(_ tag: XMLTag) {
    let isFormat = tag.isNamed("xf")
    if isFormat, !tag.isEnd {
      format += 1
      isCapturing = bases.contains(format)
    }
    if isCapturing { captured[format, default: []] += tag.bytes }
    if isFormat, tag.isEnd || tag.isEmpty { isCapturing = false }
  }
}
