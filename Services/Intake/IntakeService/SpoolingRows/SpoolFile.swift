import Foundation

/// The file of a spool. It has no name any more and is gone with the last that holds it.
final class SpoolFile: Sendable {
  let descriptor: Int32

  /// - Parameter folder: where the file is made.
  init(in folder: String) throws(IntakeError) {
    var path = Array("\(folder)/spool-XXXXXX".utf8CString)
    descriptor = path.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0 else { throw .storage("make a temporary file in \(folder)") }
    _ = path.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
  }

  deinit {
    close(descriptor)
  }
}
