import AccordTesting
import Foundation
import Testing

@testable import OperatorTools

/// A demo that keeps running, looked at with clients that are not Accord's, as a society or an operator would.
@Suite(.serialized, .keptDemo)
struct IndependentClientsTests {
  @Test(.timeLimit(.minutes(5)))
  func pythonFindsValidEventsAndNobodysNameOutsideOfTheirData() async throws {
    let demo = try KeptDemo.running
    let reading = try await TopicReading.read(broker: demo.report.broker, names: KeptDemo.names())
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    #expect(reading.found.isEmpty, "a name or a phone number stands in: \(reading.found)")
    // The search finds what is there: all names and most numbers travel in data.
    let names = try KeptDemo.names()
    #expect(reading.words.count > names.count && reading.inData > names.count)
    for topic in ["accord.intake.events", "accord.screening.events", "accord.referral.events"] {
      #expect(reading.topics[topic] ?? 0 >= names.count / 2, "\(topic)")
    }
    #expect(reading.topics.keys.contains { $0.hasPrefix("accord.society.") && $0.hasSuffix(".cases") })
    #expect(reading.topics.keys.contains { $0.hasPrefix("accord.partner.") && $0.hasSuffix(".referrals") })
    // What the contracts say, by jsonschema.
    let faults = try await EventValidator.faults(in: reading.events.map { Array($0.utf8) })
    #expect(faults.isEmpty, "\(faults)")

    let logs = try FileManager.default.contentsOfDirectory(
      at: demo.folder.appending(path: "state/logs"), includingPropertiesForKeys: nil)
    #expect(logs.count >= 4)
    for log in logs {
      let text = try String(contentsOf: log, encoding: .utf8)
      #expect(!text.isEmpty, "\(log.lastPathComponent)")
      #expect(!reading.words.contains { text.contains($0) }, "\(log.lastPathComponent) holds personal data")
    }
    #expect(demo.report.http.count == logs.count)
    for (service, address) in demo.report.http {
      let metrics = String(decoding: try await HTTPRequest.get(address + "/metrics").body, as: UTF8.self)
      #expect(metrics.contains("accord_messaging_records_total"), "\(service)")
      #expect(!reading.words.contains { metrics.contains($0) }, "/metrics of \(service) holds personal data")
    }
  }

  /// What the secretariat looks up, by the commands of its guide.
  @Test(.timeLimit(.minutes(2)))
  func officersLookUpCandidatesAndTotals() async throws {
    let demo = try KeptDemo.running
    func accordctl(_ arguments: [String]) async throws -> [String] {
      let run = try await Executable.run("accordctl", arguments + ["--broker", demo.report.broker])
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(whereSeparator: \.isNewline).map(String.init)
    }
    let names = try KeptDemo.names()
    let all = try await accordctl(["candidates", "list", "--csv"])
    #expect(all.count == names.count + 1 && names.allSatisfy { name in all.contains { $0.hasPrefix(name + ",") } })
    // 王建国, 李慧敏 and 赵志强 of fixture 01, 马文博 and 罗丹 of fixture 02 are in Myanmar.
    let inMyanmar = try await accordctl(["candidates", "--country", "mm"])
    #expect(inMyanmar.count == 5 + 2, "\(inMyanmar)")
    let submissions = try await accordctl(["submissions"])
    // The fixtures' workbooks came by mail and again by themselves.
    #expect(submissions.count == Set(demo.report.submissions.map(\.id)).count + 2, "\(submissions)")
    #expect(submissions.last?.hasPrefix("2025-04-16 09:30") ?? false, "the time is the people's: \(submissions)")
    // Five projects of table 1 and one of table 2, which has no numbers. Table 1: 46+22, 15+9 and 8 Chinese engineers; 120+35, 60+14 and 8 local ones; 31+18, 12+9 and 6 qualify.
    let totals = try await accordctl(["totals", "--csv"])
    #expect(totals.last == "合计,,,—,6,100,237,76,1,13,9,9", "\(totals)")
  }

  private struct Listing: Decodable {
    struct Topic: Decodable { var topic: String }
    var topics: [Topic]
  }

  /// As `kcat -J` writes a record.
  private struct KcatRecord: Decodable {
    var headers: [String]?
    var key: String?
    var payload: String?
  }

  @Test(.timeLimit(.minutes(2)))
  func kcatReadsTheTopics() async throws {
    let demo = try KeptDemo.running
    let names = try KeptDemo.names()
    let kcat = ["kcat", "-q", "-b", demo.report.broker]
    let listed = try await Executable.run(path: "/usr/bin/env", kcat + ["-L", "-J"])
    #expect(listed.status == 0, "\(listed.errors)")
    let topics = try JSONDecoder().decode(Listing.self, from: Data(listed.output.utf8)).topics.map(\.topic)
    #expect(Set(topics).isSuperset(of: ["accord.intake.events", "accord.society.hydraulic.cases"]))
    for topic in ["accord.intake.events", "accord.screening.events", "accord.society.hydraulic.cases"] {
      let read = try await Executable.run(
        path: "/usr/bin/env", kcat + ["-C", "-t", topic, "-o", "beginning", "-e", "-J"])
      #expect(read.status == 0, "\(read.errors)")
      let records = try read.output.split(separator: "\n").map {
        try JSONDecoder().decode(KcatRecord.self, from: Data($0.utf8))
      }
      #expect(!records.isEmpty, "\(topic)")
      for record in records {
        let headers = record.headers ?? []
        let type = headers.firstIndex(of: "content-type").map { headers[$0 + 1] }
        #expect(type == "application/cloudevents+json; charset=UTF-8")
        let object = try JSONSerialization.jsonObject(with: Data((record.payload ?? "").utf8))
        var envelope = try #require(object as? [String: Any])
        #expect(envelope["specversion"] as? String == "1.0")
        #expect(envelope["subject"] as? String == record.key)
        envelope["data"] = nil
        let outside = headers.joined(separator: "\n") + (record.key ?? "") + "\(envelope)"
        #expect(!names.contains { outside.contains($0) }, "\(topic)")
      }
    }
  }

  @Test func theOperatorsCommandsReachEveryService() async throws {
    let demo = try KeptDemo.running
    let broker = ["--broker", demo.report.broker]
    let listed = try await Executable.run("accordctl", ["list"] + broker)
    #expect(listed.status == 0, "\(listed.errors)")
    for method in [
      "accord.intake.v1.Intake/GetCandidate", "accord.screening.v1.Screening/Decide",
      "accord.referral.v1.Referral/ListMembers", "grpc.health.v1.Health/Check",
    ] {
      #expect(listed.output.contains(method), "\(method)")
    }
    let candidate = try #require(demo.report.candidates.first)
    let got = try await Executable.run(
      "accordctl", ["call"] + broker + ["accord.intake.v1.Intake/GetCandidate", "-d", "{\"id\":\"\(candidate.id)\"}"])
    #expect(got.status == 0, "\(got.errors)")
    #expect(got.output.contains(candidate.name))
    let cases = try await Executable.run(
      "accordctl",
      ["call"] + broker + ["--service", "society-hydraulic", "accord.society.v1.SocietyRouting/ListCases"])
    #expect(cases.status == 0, "\(cases.errors)")
  }

  @Test(arguments: [
    ("accord.intake.v1.Intake/GetCandidate", "{\"id\":\"nobody\"}", 5),
    ("accord.intake.v1.Intake/GetCandidate", "{\"id\":", 3),
    ("accord.intake.v1.Intake/Knight", "{}", 12),
    ("accord.referral.v1.Referral/GetMember", "{\"memberNumber\":\"nobody\"}", 5),
    ("accord.screening.v1.Screening/Decide", "{\"candidateID\":\"nobody\"}", 3),
  ])
  func aCallThatFailsEndsWithItsStatus(method: String, request: String, code: Int32) async throws {
    let outcome = try await Executable.run(
      "accordctl", ["call", "--broker", try KeptDemo.running.report.broker, method, "-d", request])
    #expect(outcome.status == 64 + code, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("accordctl: ") && outcome.output.isEmpty)
  }
}
