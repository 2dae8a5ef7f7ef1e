import CSimdjson

/// A parsed and validated JSON text: simdjson's tape, owned until the last reader lets go of it.
///
/// The pointers are valid as long as the object lives, and nothing writes through them after `init`; it stays on the thread that made it.
final class JSONDocument {
  private let handle: OpaquePointer
  let tape: UnsafePointer<UInt64>
  let strings: UnsafePointer<UInt8>

  init(_ bytes: borrowing [UInt8]) throws(JSONDocumentError) {
    var handle: OpaquePointer?
    var duplicate = 0
    var owner = 0
    let status = bytes.withUnsafeBufferPointer { buffer in
      accord_json_parse(buffer.baseAddress, buffer.count, JSON.maximumDepth, &handle, &duplicate, &owner)
    }
    guard let handle else { throw JSONDocumentError(fault: Self.fault(status)) }
    self.handle = handle
    tape = accord_json_tape(handle)
    strings = accord_json_strings(handle)
    guard status == accord_json_ok else {
      throw JSONDocumentError(
        fault: Self.fault(status), duplicateAtTop: owner == 1 ? string(at: duplicate) : nil)
    }
  }

  deinit {
    accord_json_release(handle)
  }

  /// Where the value begins that the text is.
  static let root = 1

  func kind(at index: Int) -> JSONKind {
    JSONKind(tapeType: UInt8(truncatingIfNeeded: tape[index] >> 56))
  }

  /// The index behind the value that begins at `index`.
  func end(of index: Int) -> Int {
    switch kind(at: index) {
    case .object, .array: Int(truncatingIfNeeded: tape[index] & 0xFFFF_FFFF)
    case .signed, .unsigned, .double: index + 2
    case .string, .true, .false, .null: index + 1
    }
  }

  /// The UTF-8 of the string at `index`, unescaped.
  func utf8(at index: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = strings + Int(truncatingIfNeeded: tape[index] & 0x00FF_FFFF_FFFF_FFFF)
    let length = UnsafeRawPointer(entry).loadUnaligned(as: UInt32.self)
    return UnsafeBufferPointer(start: entry + 4, count: Int(length))
  }

  func string(at index: Int) -> String {
    String(decoding: utf8(at: index), as: UTF8.self)
  }

  /// Where in the text the value of the root object's `member`th member stands.
  func spanOfMember(_ member: Int) -> Range<Int> {
    var start = 0
    var end = 0
    accord_json_member_span(handle, member, &start, &end)
    return start..<end
  }

  private static func fault(_ status: accord_json_status) -> JSONError.Fault {
    switch status {
    case accord_json_empty: .empty
    case accord_json_not_utf8: .notUTF8
    case accord_json_number: .number
    case accord_json_too_deep: .tooDeep
    case accord_json_too_large: .tooLarge
    case accord_json_duplicate_name: .duplicateName
    case accord_json_no_memory: .noMemory
    default: .syntax
    }
  }
}
