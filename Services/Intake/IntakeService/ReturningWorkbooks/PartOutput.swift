import Foundation

/// Writes a part of the workbook to a file, in large pieces.
final class PartOutput {
  private let file: FileHandle
  private var buffer: [UInt8] = []

  init(path: String) throws(ReturnFault) {
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw .storage }
    self.file = file
    buffer.reserveCapacity(1 << 17)
  }

  deinit {
    try? file.close()
  }

  func write(_ bytes: some Collection<UInt8>) throws(ReturnFault) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  func write(_ text: String) throws(ReturnFault) {
    try write(Array(text.utf8))
  }

  private func flush() throws(ReturnFault) {
    do {
      try file.write(contentsOf: buffer)
    } catch {
      throw .storage
    }
    buffer.removeAll(keepingCapacity: true)
  }

  func finish() throws(ReturnFault) {
    try flush()
    do {
      try file.close()
    } catch {
      throw .storage
    }
  }
}
