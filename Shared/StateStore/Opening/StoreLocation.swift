import Foundation

/// Where a store's file lies, taken from its URL.
///
/// `sqlite:///absolute/path/to/file.db`; percent-encoded characters are decoded.
/// An error names the scheme at most: a URL may hold a password.
struct StoreLocation: Sendable, Hashable {
  let path: String

  init(url: String) throws(StoreError) {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw StoreError(.unusable, "store.url is no URL; write sqlite:///absolute/path/to/file.db")
    }
    switch parts[0] {
    case "sqlite":
      guard parts[1].hasPrefix("/"), !parts[1].hasSuffix("/"), let path = String(parts[1]).removingPercentEncoding,
        !path.contains("\0")
      else {
        throw StoreError(
          .unusable, "store.url has to name a file by its absolute path: sqlite:///absolute/path/to/file.db")
      }
      self.path = path
    default:
      throw StoreError(
        .unusable, "store.url has the scheme '\(parts[0])', which this version cannot open; use sqlite:///…")
    }
  }

  var folder: String { (path as NSString).deletingLastPathComponent }

  func requireFile() throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.unusable, "there is no store at \(path); correct store.url, or start its service once")
    }
  }

  /// Makes the folder and an empty file that only the service's own account can read: the store holds personal data.
  /// SQLite gives its `-wal` and `-shm` files the mode of this one.
  func create() throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError(
        .unusable, "the folder \(folder) of the store cannot be made; make it, or let the service's account write there"
      )
    }
    try OwnFile.open(path, exclusiveUse: false).close()
  }
}
