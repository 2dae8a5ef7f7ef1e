import ArgumentParser
import Contracts
import Foundation

/// Puts what a unit was answered into a folder: the text, and the files, which intake gives out by HTTP (they are larger than
/// what travels over Kafka).
struct ReceiptSaving: Sendable {
  let folder: String
  /// Base URL.
  let intake: String

  /// - Returns: the receipt's own folder.
  func save(_ receipt: ReceiptView) async throws -> URL {
    // Nothing of it is a path: ids are intake's own, names are the units'.
    let own = URL(filePath: folder).appending(path: Self.plain(receipt.id))
    try FileManager.default.createDirectory(
      at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try write(Data("\(receipt.subject)\n\n\(receipt.body)".utf8), to: own.appending(path: "receipt.txt"))
    var names: Set<String> = ["receipt.txt"]
    for (index, file) in receipt.attachments.enumerated() {
      let id = receipt.id.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
      let answer = try await HTTPRequest.get("\(intake)/receipts/\(id)/files/\(index + 1)")
      guard answer.status == 200 else {
        throw ValidationError("intake answered \(answer.status) for file \(index + 1) of \(receipt.id); see --intake")
      }
      var name = Self.plain(file.name)
      if !names.insert(name).inserted { name = "\(index + 1)-\(name)" }
      names.insert(name)
      try write(answer.body, to: own.appending(path: name))
    }
    return own
  }

  private func write(_ content: Data, to file: URL) throws {
    try content.write(to: file, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path(percentEncoded: false))
  }

  /// A name that is one path component, and no hidden one.
  static func plain(_ name: String) -> String {
    let safe = String(name.map { $0 == "/" || $0 == "\\" || $0.asciiValue.map { $0 < 0x20 } ?? false ? "_" : $0 })
    return safe.isEmpty || safe.hasPrefix(".") ? "_\(safe)" : safe
  }
}
