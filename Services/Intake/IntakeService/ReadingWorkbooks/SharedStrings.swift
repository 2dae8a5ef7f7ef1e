/// The texts that the cells of a workbook refer to by number.
///
/// They are the one part of a workbook that has to be kept while it is read. They lie in a spool, a file once they are many;
/// in memory are where every sixteenth begins, some pieces of the file, and texts that were asked for again. Programs number
/// texts as they meet them, so a sheet goes through them nearly in order.
final class SharedStrings {
  private static let step = 16
  private static let windowBytes = 1 << 16
  /// Small: a text that is asked for out of order costs reading one.
  private static let pieceBytes = 1 << 12
  private static let pieces = 512
  private static let texts = 1 << 12
  /// Longer texts are somebody's own, and not asked for again.
  private static let longestKept = 400
  private static let short = 1 << 16
  /// Of a text that takes no memory besides its own two words.
  private static let longestShort = 15

  /// As far as they have come.
  @exclusivity(unchecked) private var spool: Spool
  @exclusivity(unchecked) private var starts: [Int]
  /// Where more come from, while they do.
  @exclusivity(unchecked) private var source: SharedStringsSource?
  @exclusivity(unchecked) private var kept: [(number: Int, bytes: [UInt8])]
  /// Texts that were asked for out of order: what comes a second time comes often.
  @exclusivity(unchecked) private var often: [(index: Int, content: CellText)]
  /// Short texts that came in order: names, places and levels come again.
  @exclusivity(unchecked) private var met: [(index: Int, content: CellText)]
  /// Where the texts are gone through in order.
  @exclusivity(unchecked) private var next = (index: 0, position: 0)
  @exclusivity(unchecked) private var window: [UInt8] = []
  @exclusivity(unchecked) private var windowStart = 0

  init(_ part: Part) {
    (spool, starts) = (part.spool, part.starts)
    kept = Array(repeating: (-1, []), count: Self.pieces)
    often = Array(repeating: (-1, CellText("")), count: Self.texts)
    met = Array(repeating: (-1, CellText("")), count: Self.short)
  }

  /// Those that another thread unpacks meanwhile.
  convenience init(_ source: SharedStringsSource) {
    self.init(Part(spool: SpoolWriter(folder: "").finish(), starts: []))
    self.source = source
  }

  /// None.
  init() {
    (spool, starts) = (SpoolWriter(folder: "").finish(), [])
    (kept, often, met) = ([], [], [])
  }

  /// Waits for what has not come yet.
  ///
  /// - Throws: what is wrong with the rest of the part, which no cell may have asked for.
  func finish() throws(WorkbookFault) {
    try take(untilCount: .max)
  }

  private func take(untilCount count: Int) throws(WorkbookFault) {
    while spool.count < count, let source {
      guard let part = try source.next() else {
        self.source = nil
        return
      }
      (spool, starts) = (part.spool, part.starts)
      // Pieces at the end of what there was are longer now.
      kept.withUnsafeMutableBufferPointer { kept in
        for place in kept.indices where kept[place].bytes.count < Self.pieceBytes { kept[place] = (-1, []) }
      }
    }
  }

  /// - Throws: where no text has the number, which no program writes: the cell's content would be lost in silence.
  func text(_ index: Int) throws(WorkbookFault) -> CellText {
    if index >= spool.count { try take(untilCount: index + 1) }
    guard index >= 0, index < spool.count else { throw .brokenXML }
    if index == next.index { return try nextText() }
    let place = index & (Self.texts - 1)
    if often[place].index == index { return often[place].content }
    let short = index & (Self.short - 1)
    if met[short].index == index {
      return met[short].content
    }
    var position = starts[index / Self.step]
    for _ in 0..<index % Self.step { position += 4 + (try length(at: position)) }
    let length = try length(at: position)
    let text = try make(bytes(at: position + 4, length))
    // Further on than ever: in order again from there, as where the texts between are another sheet's.
    if index > next.index { next = (index + 1, position + 4 + length) }
    if length <= Self.longestKept { often[place] = (index, text) }
    return text
  }

  /// The texts up to some number.
  struct Part: Sendable {
    let spool: Spool
    /// Of every sixteenth.
    let starts: [Int]
  }

  // MARK: In order

  private func nextText() throws(WorkbookFault) -> CellText {
    try show(4)
    let length = Self.length(window[(next.position - windowStart)...])
    next.position += 4
    try show(length)
    let start = next.position - windowStart
    let text = try make(window[start..<start + length])
    if length <= Self.longestShort {
      met[next.index & (Self.short - 1)] = (next.index, text)
    } else if length <= Self.longestKept {
      often[next.index & (Self.texts - 1)] = (next.index, text)
    }
    next = (next.index + 1, next.position + length)
    return text
  }

  /// Has the next bytes in the window.
  private func show(_ wanted: Int) throws(WorkbookFault) {
    let start = next.position - windowStart
    if start >= 0, start + wanted <= window.count { return }
    window = try read(next.position, max(wanted, Self.windowBytes))
    windowStart = next.position
    guard window.count >= wanted else { throw .unreadable }
  }

  // MARK: Anywhere

  private func length(at position: Int) throws(WorkbookFault) -> Int {
    Self.length(try bytes(at: position, 4))
  }

  private func bytes(at position: Int, _ length: Int) throws(WorkbookFault) -> ArraySlice<UInt8> {
    // What comes again has mostly just been there.
    let start = position - windowStart
    if start >= 0, start + length <= window.count { return window[start..<start + length] }
    let offset = position % Self.pieceBytes
    let first = try piece(position / Self.pieceBytes)
    if offset + length <= first.count { return first[offset..<offset + length] }
    // Over the end of a piece.
    var bytes = ArraySlice(first[min(offset, first.count)...])
    var number = position / Self.pieceBytes + 1
    while bytes.count < length {
      let more = try piece(number)
      guard !more.isEmpty else { throw .unreadable }
      bytes += more.prefix(length - bytes.count)
      number += 1
    }
    return bytes
  }

  private func piece(_ number: Int) throws(WorkbookFault) -> [UInt8] {
    let place = number % Self.pieces
    if kept[place].number == number { return kept[place].bytes }
    let bytes = try read(number * Self.pieceBytes, Self.pieceBytes)
    kept[place] = (number, bytes)
    return bytes
  }

  // MARK: Bytes

  /// Fewer only at the end.
  private func read(_ position: Int, _ wanted: Int) throws(WorkbookFault) -> [UInt8] {
    do {
      var bytes = try spool.bytes(from: position, atMost: wanted)
      while bytes.count < wanted {
        let more = try spool.bytes(from: position + bytes.count, atMost: wanted - bytes.count)
        if more.isEmpty { break }
        bytes += more
      }
      return bytes
    } catch {
      throw .unreadable
    }
  }

  /// As the spool writes it before each text.
  private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
    let start = bytes.startIndex
    return Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16 | Int(bytes[start + 3]) << 24
  }

  private func make(_ bytes: ArraySlice<UInt8>) throws(WorkbookFault) -> CellText {
    guard let text = bytes.withUnsafeBufferPointer(\.text) else { throw .brokenXML }
    return CellText(text)
  }

  /// Takes the texts in.
  struct Writer {
    private let spool: SpoolWriter
    private var starts: [Int] = []
    private var shown = 0
    private let show: (Part) -> Bool

    /// - Parameter show: is told what can be read already, now and then; returns false where nobody wants more.
    init(scratch: String, show: @escaping (Part) -> Bool = { _ in true }) {
      spool = SpoolWriter(folder: scratch)
      self.show = show
    }

    var count: Int { spool.count }

    mutating func append(_ bytes: some Collection<UInt8>) throws(WorkbookFault) {
      if spool.count % SharedStrings.step == 0 { starts.append(spool.position) }
      do {
        try spool.append { $0.bytes.append(contentsOf: bytes) }
      } catch {
        throw .unreadable
      }
      guard spool.fileBytes > shown else { return }
      shown = spool.fileBytes
      guard show(Part(spool: spool.written(), starts: starts)) else { throw .unreadable }
    }

    func finish() -> Part {
      Part(spool: spool.finish(), starts: starts)
    }
  }
}
