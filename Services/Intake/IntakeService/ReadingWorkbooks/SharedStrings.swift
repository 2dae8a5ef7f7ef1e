/// The texts that the cells of a workbook refer to by number.
///
/// They are the one part of a workbook that has to be kept while it is read. They lie in a spool, a file once they are many;
/// in memory are where every sixteenth begins, some pieces of the file, and the texts that were asked for last. Programs number
/// texts as they meet them, so a sheet goes through them nearly in order.
final class SharedStrings {
  private static let step = 16
  private static let pieceBytes = 1 << 16
  private static let pieces = 32
  private static let texts = 1 << 11

  let count: Int
  private let spool: Spool
  private let starts: [Int]
  private var kept: [(number: Int, bytes: [UInt8])]
  private var recent: [(index: Int, text: String)]
  /// Where the text after the one that was read last begins.
  private var next = (index: 0, position: 0)

  init(_ spool: Spool, starts: [Int]) {
    self.spool = spool
    self.starts = starts
    count = spool.count
    kept = Array(repeating: (-1, []), count: Self.pieces)
    recent = Array(repeating: (-1, ""), count: Self.texts)
  }

  /// None.
  init() {
    spool = SpoolWriter(folder: "").finish()
    starts = []
    count = 0
    kept = []
    recent = []
  }

  /// - Throws: where no text has the number, which no program writes: the cell's content would be lost in silence.
  func text(_ index: Int) throws(WorkbookFault) -> String {
    guard index >= 0, index < count else { throw .brokenXML }
    let place = index & (Self.texts - 1)
    if recent[place].index == index { return recent[place].text }
    var position = starts[index / Self.step]
    var current = index / Self.step * Self.step
    if next.index <= index, next.index > current { (current, position) = next }
    while current < index {
      position += 4 + (try length(at: position))
      current += 1
    }
    let length = try length(at: position)
    guard let text = String(validating: try bytes(at: position + 4, length), as: UTF8.self) else { throw .brokenXML }
    next = (index + 1, position + 4 + length)
    recent[place] = (index, text)
    return text
  }

  private func length(at position: Int) throws(WorkbookFault) -> Int {
    try bytes(at: position, 4).enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
  }

  private func bytes(at position: Int, _ length: Int) throws(WorkbookFault) -> ArraySlice<UInt8> {
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
    var bytes: [UInt8] = []
    do {
      while bytes.count < Self.pieceBytes {
        let more = try spool.bytes(
          from: number * Self.pieceBytes + bytes.count, atMost: Self.pieceBytes - bytes.count)
        if more.isEmpty { break }
        bytes += more
      }
    } catch {
      throw .unreadable
    }
    kept[place] = (number, bytes)
    return bytes
  }

  /// Takes the texts in.
  struct Writer {
    private let spool: SpoolWriter
    private var starts: [Int] = []

    init(scratch: String) {
      spool = SpoolWriter(folder: scratch)
    }

    var count: Int { spool.count }

    mutating func append(_ bytes: [UInt8]) throws(WorkbookFault) {
      if spool.count % SharedStrings.step == 0 { starts.append(spool.position) }
      do {
        try spool.append { $0.bytes += bytes }
      } catch {
        throw .unreadable
      }
    }

    func finish() -> SharedStrings {
      SharedStrings(spool.finish(), starts: starts)
    }
  }
}
