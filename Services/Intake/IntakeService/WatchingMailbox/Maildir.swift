import CloudEvents
import Foundation

/// A Maildir (maildir(5)): mails arrive in `new`, go to `cur` when they are done with, and those that are no submission to
/// the folder `.Aside`. Nothing is ever deleted.
///
/// A mail that somebody has read before it was fetched, or in the Maildir itself, arrives in `cur`. So the names of those that are
/// done with bear a mark, and what lies in `cur` without it has arrived, too.
struct Maildir: Sendable {
  struct Mail: Sendable, Hashable {
    var name: String
    var path: String
  }

  /// In the unique part of a name, as mbsync and Dovecot add theirs: `1745.M1P1.mx,U=7,A=accord:2,S`.
  private static let mark = ",A=accord"

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

  /// The regular files that are not done with, oldest name first; names begin with the time of delivery.
  func arrived() throws -> [Mail] {
    try ["new", "cur"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        .filter { !$0.hasPrefix(".") && (folder == "new" || !$0.contains(Self.mark)) }
        .map { Mail(name: $0, path: "\(path)/\(folder)/\($0)") }
    }.filter { mail in
      (try? FileManager.default.attributesOfItem(atPath: mail.path)[.type] as? FileAttributeType) == .typeRegular
    }.sorted { ($0.name, $0.path) < ($1.name, $1.path) }
  }

  /// When it was delivered here; mbsync gives it the time at which the mailbox's server got it.
  func arrival(_ mail: Mail) -> Timestamp? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: mail.path)
    guard let date = attributes?[.modificationDate] as? Date else { return nil }
    return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
  }

  /// Marks a mail as seen and done with, and moves it out of `new`.
  func file(_ mail: Mail, aside: Bool) throws {
    let parts = mail.name.split(separator: ":", maxSplits: 1)
    let plain = parts.first.map(String.init) ?? mail.name
    // Flags that it has are kept, in their order.
    let flags = parts.count > 1 ? parts[1].dropFirst(2).filter { $0 != "S" } + "S" : "S"
    let target = "\(path)\(aside ? "/.Aside" : "")/cur/\(plain)\(Self.mark):2,\(String(flags.sorted()))"
    guard rename(mail.path, target) == 0 else { throw IntakeError.storage("file a mail of \(path)") }
  }
}
