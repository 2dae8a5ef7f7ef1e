/// A piece of text under construction, with the places where other pieces go in.
///
/// Values are written straight into the piece of their parent. Containers that may be filled later or side by side (nested
/// containers, super encoders, the values of a dictionary) get a piece of their own.
final class JSONEncodingNode {
  var text = JSONText()
  /// The id of the innermost value that is being written here: only it may write.
  var writer = 0
  private var inserts: [(offset: Int, node: JSONEncodingNode)] = []

  func insert(_ node: JSONEncodingNode) {
    inserts.append((text.bytes.count, node))
  }

  /// Appends this piece, and those that go into it, to `bytes`.
  func write(to bytes: inout [UInt8]) {
    var start = 0
    for (offset, node) in inserts {
      bytes += text.bytes[start..<offset]
      node.write(to: &bytes)
      start = offset
    }
    bytes += text.bytes[start...]
  }

  /// The whole text: without a copy where nothing goes in.
  func joined() -> [UInt8] {
    if inserts.isEmpty { return text.bytes }
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }
}
