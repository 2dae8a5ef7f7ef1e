import Foundation

/// Takes `multipart/form-data` (RFC 7578) apart as it arrives.
///
/// Written here because neither Hummingbird nor the packages that it brings has such a parser, and one that needs the whole
/// body in memory will not do for uploads. It is a pure state machine: bytes in, events out.
struct MultipartParser {
  enum Event: Equatable {
    /// A part begins: its form name, file name and content type.
    case begin(PartHead)
    case content(Data)
    case end
  }

  enum Fault: Error, Equatable {
    /// The body does not follow the format, or ends too early.
    case malformed
    case tooManyParts
  }

  private enum State {
    case preamble
    case head
    case content
    case epilogue
  }

  private static let maximumParts = 20
  private static let maximumHead = 16 << 10

  private let delimiter: Data
  private var state = State.preamble
  private var buffer: Data
  private var parts = 0

  /// - Parameter contentType: the request's header; nil where it is not a multipart form's.
  init?(contentType: String) {
    guard let boundary = Self.boundary(contentType) else { return nil }
    delimiter = Data("\r\n--\(boundary)".utf8)
    // The first delimiter has no line end before it.
    buffer = Data("\r\n".utf8)
  }

  private static func boundary(_ contentType: String) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let mark = contentType.range(of: "boundary=", options: .caseInsensitive)
    else { return nil }
    var value = contentType[mark.upperBound...]
    if value.first == "\"" {
      value = value.dropFirst().prefix { $0 != "\"" }
    } else {
      value = value.prefix { $0 != ";" && !$0.isWhitespace }
    }
    return (1...70).contains(value.utf8.count) ? String(value) : nil
  }

  mutating func feed(_ bytes: Data) throws(Fault) -> [Event] {
    buffer.append(bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Everything has arrived.
  func finish() throws(Fault) {
    guard state == .epilogue else { throw .malformed }
  }

  /// - Returns: whether there may be more to do with what is buffered.
  private mutating func step(_ events: inout [Event]) throws(Fault) -> Bool {
    switch state {
    case .preamble, .content:
      guard let found = buffer.range(of: delimiter) else {
        // What might be the beginning of a delimiter waits for the rest of it.
        let settled = buffer.count - delimiter.count + 1
        if settled > 0 {
          if state == .content { events.append(.content(Data(buffer.prefix(settled)))) }
          buffer = Data(buffer.dropFirst(settled))
        }
        return false
      }
      // Whether the delimiter is the last shows in the two bytes behind it.
      guard buffer.endIndex >= found.upperBound + 2 else { return false }
      let mark = Data(buffer[found.upperBound..<found.upperBound + 2])
      if state == .content {
        if found.lowerBound > buffer.startIndex { events.append(.content(Data(buffer[..<found.lowerBound]))) }
        events.append(.end)
      }
      buffer = Data(buffer[(found.upperBound + 2)...])
      if mark == Data("--".utf8) {
        state = .epilogue
      } else if mark == Data("\r\n".utf8) {
        parts += 1
        guard parts <= Self.maximumParts else { throw .tooManyParts }
        state = .head
      } else {
        throw .malformed
      }
      return true
    case .head:
      guard let end = buffer.range(of: Data("\r\n\r\n".utf8)) else {
        guard buffer.count <= Self.maximumHead else { throw .malformed }
        return false
      }
      let text = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
      guard let head = PartHead(text) else { throw .malformed }
      events.append(.begin(head))
      // A part without content goes straight to its delimiter, whose line end is the head's.
      buffer = Data(buffer[end.upperBound...])
      state = .content
      return true
    case .epilogue:
      buffer = Data()
      return false
    }
  }
}
