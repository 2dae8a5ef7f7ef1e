import Foundation

/// Keeps what was sent, byte for byte, in files named by their SHA-256. A blob is on the disk before the transaction that
/// speaks of it; one that no transaction speaks of does no harm.
struct BlobStore: Sendable {
  private let folder: String

  /// - Parameter folder: made where it is missing; only the service's user may read it.
  init(folder: String) throws(IntakeError) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/incoming", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw IntakeError.storage("make the folder \(folder)")
    }
  }

  /// Removes what a crash left half written. Only at start, before anything is received.
  func discardUnfinished() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder + "/incoming")) ?? [] {
      try? FileManager.default.removeItem(atPath: folder + "/incoming/" + name)
    }
  }

  func path(_ sha256: String) -> String {
    "\(folder)/\(sha256.prefix(2))/\(sha256)"
  }

  func writer() throws(IntakeError) -> BlobWriter {
    try BlobWriter(path: "\(folder)/incoming/\(UUID().uuidString)", store: self)
  }

  /// Keeps a copy of a file.
  func keep(_ path: String) throws(IntakeError) -> Blob {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .storage("read a received file") }
    defer { try? file.close() }
    let writer = try writer()
    while true {
      let chunk: Data?
      do { chunk = try file.read(upToCount: 1 << 18) } catch { throw .storage("read a received file") }
      guard let chunk, !chunk.isEmpty else { break }
      try writer.write(chunk)
    }
    return try writer.finish()
  }

  /// Where temporary files may lie; what a crash leaves there is removed at the next start.
  var scratch: String { folder + "/incoming" }

  /// A folder for a while, for parts that are on their way to becoming blobs; removed afterwards.
  func withScratch<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = "\(folder)/incoming/\(UUID().uuidString)"
    guard mkdir(path, 0o700) == 0 else { throw IntakeError.storage("make a folder for attachments") }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }
}
