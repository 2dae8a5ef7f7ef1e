import Foundation

/// Records of bytes in the order in which they were written: a few in memory, many in a file that has no name any more, so that
/// memory does not grow with their number and a crash leaves nothing behind.
final class Spool: Sendable {
  let count: Int
  private let memory: [UInt8]
  /// Absent where all records are in `memory`.
  private let file: SpoolFile?
  private let fileBytes: Int

  init(memory: [UInt8], file: SpoolFile?, fileBytes: Int, count: Int) {
    self.memory = memory
    self.file = file
    self.fileBytes = fileBytes
    self.count = count
  }

  func reader() -> SpoolReader {
    SpoolReader(self)
  }

  /// The bytes from a position on, at most so many; empty at the end.
  func bytes(from position: Int, atMost limit: Int) throws(IntakeError) -> [UInt8] {
    if position >= fileBytes {
      let start = position - fileBytes
      return start < memory.count ? Array(memory[start..<min(memory.count, start + limit)]) : []
    }
    guard let descriptor = file?.descriptor else { return [] }
    let wanted = min(limit, fileBytes - position)
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while got < wanted {
        let read = pread(descriptor, buffer.baseAddress?.advanced(by: got), wanted - got, off_t(position + got))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { break }
        got += read
      }
      count = got
    }
    guard got == wanted else { throw .storage("read back what was read of a workbook") }
    return bytes
  }
}
