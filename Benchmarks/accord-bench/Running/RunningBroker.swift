import Contracts
import Foundation
import Kafka

/// `accordctl broker` as a process of its own, so that its work is not counted as anybody else's.
struct RunningBroker: Sendable {
  let address: String
  let process: ExecutableProcess

  /// - Parameter topics: name and number of partitions.
  init(folder: String, topics: [String: Int]) async throws {
    let file = folder + "/broker.address"
    // Of a broker that ran on the same folder before.
    try? FileManager.default.removeItem(atPath: file)
    process = try ExecutableProcess(
      "accordctl", name: "broker",
      arguments: ["broker", "--address-file", file] + topics.flatMap { ["--topic", "\($0.key):\($0.value)"] },
      folder: folder)
    do {
      address = try await process.wait(forFile: file)
    } catch {
      process.kill()
      throw error
    }
  }

  var kafka: KafkaConfiguration { KafkaConfiguration(bootstrapServers: address, clientID: "accord-bench") }

  /// A broker answers a fetch that waits as soon as a record comes; this one lets it wait out its time, which would be most
  /// of what a call takes.
  static let promptFetches = ["--kafka-fetch-wait-max-ms", "10"]

  /// What all parts use. The embedded broker holds 5 MB a partition, so what carries every candidate has many.
  static var topics: [String: Int] {
    var topics = [
      Topic.intakeEvents.name: 32, Topic.screeningEvents.name: 32, Topic.referralEvents.name: 16,
    ]
    topics[Topic.societies.name] = 1
    for service in [ServiceName.intake, .screening, .referral] {
      topics[service.deadLetters.name] = 1
      topics[service.requests.name] = 1
    }
    for field in Taxonomy.attachment1.fields {
      topics[Topic.societyCases(field.code).name] = 4
      topics[Topic.societyEvents(field.code).name] = 4
    }
    for partner in ReferenceLists.notice.partners {
      topics[Topic.partnerReferrals(partner.code).name] = 8
      topics[Topic.partnerAnswers(partner.code).name] = 1
    }
    return topics
  }
}
