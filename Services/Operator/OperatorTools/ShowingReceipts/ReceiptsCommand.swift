import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl receipts`: what units were answered.
struct ReceiptsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts",
    abstract: "Shows what recommending units were answered (which holds personal data), newest first.")

  @OptionGroup var connection: ConnectionOptions
  @Option(help: "Only of this submission.") var submission: String?
  @Flag(help: "Only those that are still to be sent.") var unsent = false

  @Option(help: "Saves each with the files that went with it into a folder of its own in this folder (personal data).")
  var save: String?
  @Option(help: "Where intake's HTTP port is, for the files.") var intake = "http://127.0.0.1:8080"

  private static let timeout = Duration.seconds(30)

  func run() async throws {
    let (submission, unsent) = (submission, unsent)
    let receipts = try await CallSession(connection).run { client in
      var all: [ReceiptView] = []
      var token: String?
      repeat {
        let page = try await client.call(
          ListReceipts.self, of: .intake,
          .init(submissionID: submission, unsent: unsent ? true : nil, pageToken: token), timeout: Self.timeout)
        all += page.receipts
        token = page.nextPageToken
      } while token != nil
      return all
    }
    for receipt in receipts {
      let open = receipt.failedAt == nil ? "not sent yet" : "refused for good"
      let sent = receipt.sentAt.map { "sent \($0)" } ?? (receipt.to == nil ? "answered at the upload" : open)
      print(
        "\(receipt.submissionID ?? receipt.kind.rawValue)  \(receipt.to ?? "—")  \(sent), attempts \(receipt.attempts)")
      if let failure = receipt.failure { print("last failure: \(failure)") }
      for file in receipt.attachments { print("with \(file.name), \(file.bytes) bytes") }
      print("\(receipt.subject)\n\n\(receipt.body)")
      if let save {
        print("saved in \(try await ReceiptSaving(folder: save, intake: intake).save(receipt).path())")
      }
    }
  }
}
