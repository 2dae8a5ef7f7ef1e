import Foundation

/// Writes the records of a spool.
final class SpoolWriter {
  /// Bytes that stay in memory.
  private static let threshold = 1 << 19
  private let folder: String
  private var buffer: [UInt8] = []
  private var file: Int32 = -1
  private var fileBytes = 0
  private(set) var count = 0
  /// Of the next record among all bytes.
  var position: Int { fileBytes + buffer.count }

  /// - Parameter folder: where the file is made once there is need for one.
  init(folder: String) {
    self.folder = folder
  }

  deinit {
    if file >= 0 { close(file) }
  }

  func append(_ body: (inout FieldWriter) -> Void) throws(IntakeError) {
    let start = buffer.count
    // Exchanged and not assigned: two owners of the bytes would copy all of them at each write.
    var fields = FieldWriter()
    swap(&buffer, &fields.bytes)
    for _ in 0..<4 { fields.bytes.append(0) }
    body(&fields)
    let length = fields.bytes.count - start - 4
    for index in 0..<4 { fields.bytes[start + index] = UInt8(truncatingIfNeeded: length >> (index * 8)) }
    swap(&buffer, &fields.bytes)
    count += 1
    if buffer.count >= Self.threshold { try spill() }
  }

  /// - Returns: what was written; the writer is empty afterwards.
  func finish() -> Spool {
    let spool = Spool(memory: buffer, file: file, fileBytes: fileBytes, count: count)
    file = -1
    fileBytes = 0
    buffer = []
    count = 0
    return spool
  }

  private func spill() throws(IntakeError) {
    if file < 0 {
      var path = Array("\(folder)/spool-XXXXXX".utf8CString)
      file = path.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
      guard file >= 0 else { throw .storage("make a temporary file in \(folder)") }
      _ = path.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
    }
    var written = 0
    while written < buffer.count {
      let step = buffer.withUnsafeBytes { bytes in
        write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { throw .storage("write down what was read of a workbook") }
      written += step
    }
    fileBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
