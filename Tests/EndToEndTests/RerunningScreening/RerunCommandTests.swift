import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// `accordctl screening rerun`, and `rules.file` changed beside the running service, with its metric.
@Suite(.serialized) struct RerunCommandTests {
  static func rules(_ version: String, relevant: Int) -> String {
    """
    campaign: 2025
    version: \(version)
    inForceFrom: 2025-02-01
    criteria:
      - {criterion: field, clause: N1.1, zh: 领域, en: field}
      - {criterion: education, clause: N1.2, zh: 学历, en: degree}
      - {criterion: professionalYears, clause: N1.3.1, relevantYears: \(relevant), significantYears: 2, zh: 专业, en: professional}
      - {criterion: seniorYears, clause: N1.3.2, relevantYears: 10, significantYears: 5, zh: 资深, en: senior}
      - {criterion: abroad, clause: N1.3.3, zh: 境外, en: abroad}
    """
  }

  private static func candidate(_ id: String, field: String, years: Double) -> Candidate {
    var candidate = Candidate.sample(id: id, field: field, specialty: nil)
    candidate.qualifications = DeclaredQualifications(
      education: "本科", degree: "学士", discipline: "水利水电工程", relevantYears: years, significantYears: 3)
    return candidate
  }

  @Test(.timeLimit(.minutes(3)))
  func whoIsOpenIsScreenedAnewAndWhoIsDecidedIsNot() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.screening], broker: broker.bootstrapServers, in: folder) { services in
          let screening = services[0]
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          func ctl(_ arguments: String...) async throws -> Executable.Outcome {
            try await Executable.run(
              "accordctl", arguments, environment: ["KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers])
          }
          let ids = ["held", "fine", "society"].map { _ in UUID().uuidString.lowercased() }
          let candidates = [
            Self.candidate(ids[0], field: "landscape", years: 6), Self.candidate(ids[1], field: "landscape", years: 9),
            Self.candidate(ids[2], field: "hydraulic", years: 6),
          ]
          try await topics.send(
            candidates.map {
              try .event(CandidateRecommended(candidate: $0), about: $0.id, from: .intake, to: .intakeEvents)
            })
          _ = try await topics.payloads(CandidatePassed.self, on: .screeningEvents, about: ids)
          let file = folder.appending(path: "new-rules.yaml")
          try Data(Self.rules("2025-2", relevant: 7).utf8).write(to: file)

          let dry = try await ctl("screening", "rerun", "--rules", file.path())
          #expect(dry.status == 0, "\(dry.errors)")
          #expect(dry.output.contains("共3人：改变2，未变0，已定不变1，适用其他规则0"), "\(dry.output)")
          #expect(dry.output.contains("通过→未通过：1人") && dry.output.contains("不变：已分配学会"))
          // A table of ids and outcomes: nobody's name, phone or evidence.
          for word in ["示例人", "13700000000", "9年", "示例公司"] { #expect(!dry.output.contains(word)) }
          #expect(try await topics.events(of: .screeningEvents).allSatisfy { $0.type != CandidateRejected.eventType })

          let refused = try await ctl("screening", "rerun", "--rules", file.path(), "--execute")
          #expect(refused.status != 0 && refused.errors.contains("--officer"))
          let arguments = ["--execute", "--officer", "王", "--reason", "委员会修订", "--idempotency-key", "2025-2"]
          for _ in 1...2 {
            let done = try await Executable.run(
              "accordctl", ["screening", "rerun", "--rules", file.path()] + arguments,
              environment: ["KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers])
            #expect(done.status == 0, "\(done.errors)")
            #expect(done.output.contains("第1次重新初筛，规则集2025-2：已完成"), "\(done.output)")
            #expect(done.output.contains("已重新初筛") && done.output.contains("不变：已分配学会"))
          }
          let rejected = try await topics.payloads(CandidateRejected.self, on: .screeningEvents, about: [ids[0]])
          #expect(rejected.map(\.ruleSet) == ["2025-2"])
          let explained = try await ctl("explain", ids[1])
          #expect(explained.output.contains("规则 2025-2") && explained.output.contains("满7年"), "\(explained.output)")
          #expect(try await ctl("explain", ids[2]).output.contains("规则 2025-1"))
          let reruns = try await ctl("screening", "reruns")
          #expect(reruns.output.contains("委员会修订") && reruns.output.contains("2025-2"))
          #expect(try await ctl("screening", "reruns", "1").output.contains(ids[0]))
          let faulty = folder.appending(path: "faulty.yaml")
          try Data(
            Self.rules("2025-3", relevant: 7).replacing("N1.3.2", with: "x").replacing("2025-02-01", with: "soon").utf8
          ).write(to: faulty)
          let complaint = try await ctl("screening", "rerun", "--rules", faulty.path())
          #expect(complaint.status == 64 + 3, "\(complaint.errors)")
          #expect(complaint.errors.contains("line 3: `inForceFrom`") && complaint.errors.contains("`clause`"))
          let history = try await ctl("history", "verify", "--store", screening.store)
          #expect(history.status == 0, "\(history.errors)")
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func aChangedRulesFileHoldsWithoutARestartAndAFaultyOneIsToldOf() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let file = folder.appending(path: "rules.yaml")
        try Data(Self.rules("2025-2", relevant: 6).utf8).write(to: file)
        func book() async throws -> String {
          try await Executable.run(
            "accordctl", ["screening", "rules", "--csv"],
            environment: ["KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers]
          ).output
        }
        func start() throws -> ServiceUnderTest {
          try ServiceUnderTest(
            .screening, broker: broker.bootstrapServers, in: folder, ["--rules-file", file.path()])
        }
        let screening = try start()
        do {
          try await screening.untilReady()
          #expect(try await book().contains("2025-2,2025,2025-02-01,是"))
          try Data(
            Self.rules("2025-3", relevant: 6).replacing("N1.1", with: "x").replacing("2025-02-01", with: "y").utf8
          )
          .write(to: file, options: .atomic)
          try await eventually("the fault") { try await screening.metric("accord_screening_rules_faulty") == 1 }
          #expect(screening.log.contains("line 3: `inForceFrom`") && screening.log.contains("line 5: `clause`"))
          #expect(try await book().contains("2025-3") == false)
          try Data(Self.rules("2025-3", relevant: 8).utf8).write(to: file, options: .atomic)
          try await eventually("the new rules") { try await book().contains("2025-3,2025,2025-02-01,是") }
          try await eventually("no fault") { try await screening.metric("accord_screening_rules_faulty") == 0 }
          screening.program.send(SIGTERM)
          #expect(try await screening.program.end(within: .seconds(15)) == .exit(0))
          // Whoever is started with the older file judges by the book.
          try Data(Self.rules("2025-2", relevant: 6).utf8).write(to: file, options: .atomic)
          let again = try start()
          try await again.untilReady()
          #expect(try await book().contains("2025-3,2025,2025-02-01,是"))
          await again.program.clear()
        } catch {
          await screening.program.clear()
          throw error
        }
      }
    }
  }
}
