import Contracts
import Foundation

/// The folder of one demo: stores, logs, Maildir and registry. Always absolute.
struct DemoFolder: Sendable {
  let path: String

  private static let marker = ".accord-demo"

  /// - Parameter path: emptied when an earlier demo left it; a new temporary folder where absent.
  init(path: String?) throws {
    let files = FileManager.default
    let folder =
      path.map { URL(fileURLWithPath: $0).path }
      ?? files.temporaryDirectory.appendingPathComponent("accord-demo-\(UUID().uuidString)").path
    if let content = try? files.contentsOfDirectory(atPath: folder), !content.isEmpty {
      guard content.contains(Self.marker) else { throw DemoError.foreignFolder(folder) }
      for entry in content {
        try files.removeItem(atPath: folder + "/" + entry)
      }
    }
    self.path = folder
    for sub in ["logs", "data", "mail/cur", "mail/new", "mail/tmp", "submitted"] {
      try files.createDirectory(atPath: folder + "/" + sub, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: folder + "/" + Self.marker))
    try Data(Self.registry.utf8).write(to: URL(fileURLWithPath: societies))
  }

  var logs: String { path + "/logs" }
  var maildir: String { path + "/mail" }
  /// The registry of societies that screening reads.
  var societies: String { path + "/societies.yaml" }
  func data(of service: String) -> String { path + "/data/" + service }
  func log(of service: String) -> String { logs + "/" + service + ".log" }

  /// Writes the fixtures that are compiled in; mails first, so that each workbook is known before it is sent a second time.
  func writeFixtures() throws -> [String] {
    try DemoFixtures.all.map { name, bytes in
      let file = path + "/submitted/" + name
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      return file
    }
  }

  /// One invented society for each field of Attachment 1.
  private static var registry: String {
    var text = "# Invented societies, one for each field of Attachment 1.\nsocieties:\n"
    for field in Taxonomy.attachment1.fields {
      text +=
        "  - code: \(field.code)\n    name: \(field.name.replacing("类", with: ""))学会（演示）\n    fields: [\(field.code)]\n"
    }
    return text
  }
}
