import AccordTesting
import Contracts
import Foundation
import Testing

@testable import OperatorTools

/// A stop has its ten seconds, whatever others do meanwhile.
@Suite(.serialized)
struct StoppingTests {
  private static let request =
    "POST /submissions HTTP/1.1\\r\\nhost: intake\\r\\ncontent-type: multipart/form-data; boundary=b\\r\\n"
    + "content-length: 10000\\r\\n\\r\\n--b\\r\\ncontent-disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\\r\\n\\r\\nhalf"

  /// An upload that stalls in the middle, and a broker that does not take what is to be published.
  @Test func neitherAStalledUploadNorAnAwayBrokerHoldsUpTheStop() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.intake], broker: broker.bootstrapServers, in: folder) { services in
          let intake = try #require(services.first)
          try broker.setDown()
          let file = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/02-attached-table.xlsx")
          #expect(try await intake.upload(file).status == 201)
          let port = try #require(try await intake.address.split(separator: ":").last)
          let stalling = try Program(
            path: "/bin/bash",
            ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf -- '\(Self.request)' >&3; exec cat <&3"],
            output: folder.appending(path: "stalling"))
          let incoming = intake.data.appending(path: "blobs/incoming").path()
          _ = try await eventually("half an upload") {
            try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty ? nil : true
          }
          intake.program.send(SIGTERM)
          let end = try? await intake.program.end(within: .seconds(10))
          await stalling.clear()
          #expect(end == .exit(0), "\(intake.log)")
          #expect(intake.log.contains("requests that had begun are cut off by the stop"))
          #expect(intake.log.contains("stopped with records that the broker did not take"))
        }
      }
    }
  }
}
