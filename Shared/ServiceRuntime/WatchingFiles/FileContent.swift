import Foundation

/// Reads the small files that people write for a service: registries, secrets.
package enum FileContent {
  /// What a file written by people may hold at most, in bytes.
  package static let limit = 1 << 20

  package static func read(_ path: String) throws(FileContentError) -> [UInt8] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { throw .missing(path: path) }
    guard !isDirectory.boolValue, let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { try? file.close() }
    let content: Data?
    do {
      content = try file.read(upToCount: limit + 1)
    } catch {
      throw .unreadable(path: path)
    }
    guard let content else { return [] }
    guard content.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    return [UInt8](content)
  }
}
