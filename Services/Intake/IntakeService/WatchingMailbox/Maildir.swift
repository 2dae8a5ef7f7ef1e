import CloudEvents
import Foundation

/// A Maildir (maildir(5)): mails arrive in `new`, go to `cur` when they are done with, and those that are no submission to
/// the folder `.Aside`. Nothing is ever deleted.
struct Maildir: Sendable {
  let path: String

  /// Makes the folders that are missing.
  init(path: String) throws {
    self.path = path
    for folder in ["new", "cur", "tmp", ".Aside/new", ".Aside/cur", ".Aside/tmp"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    // Marks a folder of the mailbox for mail programs (Maildir++).
    _ = FileManager.default.createFile(atPath: "\(path)/.Aside/maildirfolder", contents: nil)
  }

  /// The regular files in `new`, oldest name first; names begin with the time of delivery.
  func arrived() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/new").filter { name in
      !name.hasPrefix(".")
        && (try? FileManager.default.attributesOfItem(atPath: "\(path)/new/\(name)")[.type] as? FileAttributeType)
          == .typeRegular
    }.sorted()
  }

  func location(_ name: String) -> String {
    "\(path)/new/\(name)"
  }

  func arrival(_ name: String) -> Timestamp? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: location(name))
    guard let date = attributes?[.modificationDate] as? Date else { return nil }
    return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
  }

  /// Marks a mail as seen and moves it out of `new`.
  func file(_ name: String, aside: Bool) throws {
    let plain = name.split(separator: ":").first.map(String.init) ?? name
    let folder = aside ? "/.Aside/cur/" : "/cur/"
    guard rename(location(name), "\(path)\(folder)\(plain):2,S") == 0 else {
      throw IntakeError.storage("move a mail out of \(path)/new")
    }
  }
}
