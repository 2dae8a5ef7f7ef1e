import Foundation

/// Writes the records of a spool.
final class SpoolWriter {
  /// Bytes that stay in memory.
  private static let threshold = 1 << 19
  private let folder: String
  // One thread writes, and no body of its writes in turn: checking each access for an overlap costs more than the write.
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  @exclusivity(unchecked) private var file: SpoolFile?
  @exclusivity(unchecked) private(set) var fileBytes = 0
  @exclusivity(unchecked) private(set) var count = 0
  /// Of the next record among all bytes.
  var position: Int { fileBytes + buffer.count }

  /// - Parameter folder: where the file is made once there is need for one.
  init(folder: String) {
    self.folder = folder
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

  /// What was written, as far as it lies in the file; right after it has grown, these are all records.
  func written() -> Spool {
    Spool(memory: [], file: file, fileBytes: fileBytes, count: count)
  }

  /// - Returns: what was written; the writer is empty afterwards.
  func finish() -> Spool {
    let spool = Spool(memory: buffer, file: file, fileBytes: fileBytes, count: count)
    file = nil
    fileBytes = 0
    buffer = []
    count = 0
    return spool
  }

  private func spill() throws(IntakeError) {
    let file: SpoolFile
    if let own = self.file { file = own } else { file = try SpoolFile(in: folder) }
    self.file = file
    var written = 0
    while written < buffer.count {
      let step = buffer.withUnsafeBytes { bytes in
        write(file.descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { throw .storage("write down what was read of a workbook") }
      written += step
    }
    fileBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
