import AccordTesting
import Contracts
import Foundation
import Testing

@testable import OperatorTools

/// What every service promises to whoever runs it: probes, metrics, logs, a clean stop.
@Suite(.serialized)
struct ServiceProcessTests {
  private static let all: [ServiceName] = [.intake, .screening, .referral, .society("hydraulic")]

  /// One process of each kind, from its start to its stop.
  @Test func everyServiceIsObservableFromItsStartAndStopsWhenItIsAsked() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices(Self.all, broker: broker.bootstrapServers, in: folder) { services in
          for service in services {
            let name = Comment(rawValue: service.name.name)
            let live = try await service.get("/health/live")
            #expect(live.status == 200 && live.body == Data("live\n".utf8), name)
            let ready = try await service.get("/health/ready")
            #expect(ready.status == 200 && ready.body == Data("ready\n".utf8), name)
            let port = try String(contentsOf: service.data.appending(path: "http.port"), encoding: .utf8)
            #expect(port.last == "\n" && Int(port.dropLast()).map { $0 > 0 } == true, name)
            try await checkMetrics(of: service)
          }
          for service in services { service.program.send(SIGTERM) }
          for service in services {
            let end = try await service.program.end(within: .seconds(10))
            #expect(end == .exit(0), "\(service.name.name): \(service.log)")
            try checkLog(of: service)
          }
        }
      }
    }
  }

  @Test func interruptionAtTheTerminalIsACleanStopToo() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.referral], broker: broker.bootstrapServers, in: folder) { services in
          let referral = try #require(services.first)
          referral.program.send(SIGINT)
          #expect(try await referral.program.end(within: .seconds(10)) == .exit(0), "\(referral.log)")
        }
      }
    }
  }

  private func checkMetrics(of service: ServiceUnderTest) async throws {
    let name = Comment(rawValue: service.name.name)
    let families = try await MetricFamily.read(try await service.metrics)
    var samples: [String: Double] = [:]
    for family in families {
      #expect(family.name.hasPrefix("accord_") || family.name.hasPrefix("process_"), "\(family.name)")
      #expect(["counter", "gauge", "histogram"].contains(family.type), "\(family.name)")
      for sample in family.samples {
        if family.type == "counter" { #expect(sample.name.hasSuffix("_total"), "\(sample.name)") }
        for (label, value) in sample.labels {
          #expect(!["id", "key", "candidate", "member", "case", "name"].contains(label), "\(sample.name)")
          #expect(value.firstMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-/) == nil, "\(sample.name) \(value)")
        }
        let labels = sample.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        samples["\(sample.name) \(labels.joined(separator: ","))"] = sample.value
      }
    }
    // What nothing has happened to yet is there as zero.
    let zeros =
      ["handled", "duplicate", "unknown_type", "dead_lettered", "parked"].map {
        "accord_messaging_records_total result=\($0)"
      } + [
        "accord_messaging_timers_fired_total ", "accord_messaging_published_total ",
        "accord_messaging_publish_retries_total ", "accord_outbox_records ", "accord_parked_keys ",
        "accord_halted_partitions ",
      ]
    for zero in zeros { #expect(samples[zero] == 0, "\(zero) of \(service.name.name)") }
    #expect(samples.keys.contains { $0.hasPrefix("accord_consumer_lag_records partition=") }, name)
    #expect((samples["process_resident_memory_bytes "] ?? 0) > 0 || !FileManager.default.fileExists(atPath: "/proc"))
  }

  /// One JSON object a line, each with the same four fields.
  private func checkLog(of service: ServiceUnderTest) throws {
    let lines = service.log.split(separator: "\n")
    #expect(lines.contains { $0.contains("\"message\":\"stopped\"") })
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      let fields = try #require(object, "\(line)")
      #expect(fields["service"] == service.name.name)
      #expect(fields["message"]?.isEmpty == false)
      #expect(["trace", "debug", "info", "notice", "warning", "error", "critical"].contains(fields["level"]))
      #expect(fields["time"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil)
    }
  }
}
