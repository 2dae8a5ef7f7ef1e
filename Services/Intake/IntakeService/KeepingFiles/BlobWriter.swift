import Crypto
import Foundation

/// Writes one blob: to a temporary file, flushed to the disk, then renamed to its SHA-256. Unfinished, it leaves nothing.
final class BlobWriter {
  private let path: String
  private let store: BlobStore
  private let file: FileHandle
  private var hash = SHA256()
  private(set) var bytes = 0
  private var isFinished = false

  init(path: String, store: BlobStore) throws(IntakeError) {
    let made = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forWritingAtPath: path) else {
      throw .storage("make a file for what was received")
    }
    self.path = path
    self.store = store
    self.file = file
  }

  deinit {
    if !isFinished {
      try? file.close()
      unlink(path)
    }
  }

  func write(_ chunk: Data) throws(IntakeError) {
    do {
      try file.write(contentsOf: chunk)
    } catch {
      throw .storage("write what was received")
    }
    hash.update(data: chunk)
    bytes += chunk.count
  }

  func finish() throws(IntakeError) -> Blob {
    let sha256 = hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    let target = store.path(sha256)
    let folder = String(target.prefix(target.count - sha256.count - 1))
    do {
      try file.synchronize()
      try file.close()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .storage("flush what was received")
    }
    // The same bytes again replace themselves.
    guard rename(path, target) == 0 else { throw .storage("rename what was received") }
    isFinished = true
    // The new name is durable once its folder is.
    let descriptor = open(folder, O_RDONLY)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
    return Blob(sha256: sha256, bytes: bytes)
  }
}
