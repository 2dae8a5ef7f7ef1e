import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing
import Workbooks

@testable import OperatorTools

/// `accordctl reviews` at a running intake and a running screening: candidates and possible duplicates in one queue, two officers,
/// and flags.
@Suite(.serialized) struct OfficerQueueTests {
  private struct Engineer {
    var name: String
    var phone: String
    var years: String
    var experience = ""
  }

  @Test(.timeLimit(.minutes(3)))
  func twoOfficersWorkOffOneQueue() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.intake, .screening], broker: broker.bootstrapServers, in: folder) { services in
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          func ctl(_ arguments: String...) async throws -> Executable.Outcome {
            try await Executable.run(
              "accordctl", arguments, environment: ["KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers])
          }
          // One passes and is at a society, one is almost the same, one declares no years.
          let people = [
            Engineer(name: "江一帆", phone: "13812345671", years: "6", experience: "从事软件开发10年，负责数据库设计。"),
            Engineer(name: "江一帆", phone: "13812345672", years: "6"),
            Engineer(name: "周海洋", phone: "13987654321", years: "", experience: "从事堤防工程设计9年。"),
          ]
          let answer = try await services[0].upload(try Self.workbook(people, in: folder))
          try #require(answer.status == 201, "\(String(decoding: answer.body, as: UTF8.self))")
          let listed = try await eventually("both in the queue") {
            let run = try await ctl("reviews", "list")
            try #require(run.status == 0, "\(run.errors)")
            return run.output.contains("核对重复") && run.output.contains("周海洋") ? run.output : nil
          }
          let rows = listed.split(separator: "\n").dropFirst(2).map(String.init)
          #expect(rows.count == 2 && listed.contains("资料相近，须核对是否为同一人"), "\(listed)")
          let pair = try #require(rows.first { $0.contains("核对重复") }?.split(separator: " ").first.map(String.init))
          let other = try #require(rows.first { $0.contains("周海洋") }?.split(separator: " ").first.map(String.init))

          // Each officer gets one of the two, whichever service has it.
          let first = try await ctl("reviews", "claim", "--officer", "王审核")
          let second = try await ctl("reviews", "claim", "--officer", "李审核")
          #expect(first.status == 0 && second.status == 0, "\(first.errors)\(second.errors)")
          let both = [first.output, second.output]
          #expect(both.contains { $0.contains("先推荐") && $0.contains("≠ 手机号码") }, "\(both)")
          #expect(both.contains { $0.contains(other) && $0.contains("专业类别建议：堤防工程") }, "\(both)")
          #expect(try await ctl("reviews", "claim", "--officer", "赵审核").output.contains("没有等待审核的候选人"))
          let (holder, stranger) = first.output.contains(pair) ? ("王审核", "李审核") : ("李审核", "王审核")
          for command in [["claim", pair], ["release", pair], ["decide", pair, "same", "--reason", "电话核实"]] {
            let refused = try await Executable.run(
              "accordctl", ["reviews"] + command + ["--officer", stranger],
              environment: ["KAFKA_BOOTSTRAP_SERVERS": broker.bootstrapServers])
            #expect(refused.status > 64 && refused.errors.contains(holder), "\(command): \(refused.errors)")
          }
          #expect(try await ctl("reviews", "list").output.contains(holder))
          let released = try await ctl("reviews", "release", pair, "--officer", stranger, "--reason", "休假")
          #expect(released.status == 0, "\(released.errors)")
          #expect(try await ctl("reviews", "show", pair).output.contains("等待核对"))
          #expect(try await ctl("reviews", "claim", pair, "--officer", stranger).output.contains("由经办人\(stranger)核对"))
          let decided = try await ctl(
            "reviews", "decide", pair, "different", "--officer", stranger, "--reason", "已电话核实")
          #expect(decided.status == 0 && decided.output.contains("不是同一人"), "\(decided.errors)")
          #expect(try await ctl("reviews", "show", "none").status == 64 + 5)

          // Who declares water and writes of software is decided as declared, and shown.
          let fields = try await eventually("the doubt") {
            let run = try await ctl("reviews", "fields")
            return run.output.contains("计算机与应用类") ? run.output : nil
          }
          #expect(fields.contains("“软件开发”") && fields.contains("A1.11.1"))
          let doubted = try #require(
            fields.split(separator: "\n").dropFirst(2).first?.split(separator: " ").first.map(String.init))
          #expect(try await ctl("explain", doubted).output.contains("领域建议：经历所述属计算机与应用类"))
          let settled = try await ctl(
            "reviews", "fields", "settle", doubted, "--officer", "王审核", "--reason", "水利信息化")
          #expect(settled.status == 0, "\(settled.errors)")

          // A flagged unit's next people wait for an officer.
          let flagged = try await ctl(
            "reviews", "flag", "--unit", "江海省水利学会", "--officer", "王审核", "--reason", "抽查")
          #expect(flagged.status == 0, "\(flagged.errors)")
          let flag = try #require(flagged.output.split(separator: "：").first.map(String.init))
          let next = Candidate.sample(id: UUID().uuidString.lowercased(), field: "hydraulic", specialty: nil)
          var flaggedOne = next
          flaggedOne.unit = "江海省水利学会"
          try await topics.send([
            try .event(CandidateRecommended(candidate: flaggedOne), about: next.id, from: .intake, to: .intakeEvents)
          ])
          _ = try await topics.payloads(ReviewRequested.self, on: .screeningEvents, about: [next.id])
          #expect(try await ctl("explain", next.id).output.contains("该推荐单位被标记为须由经办人审核（王审核：抽查）"))
          #expect(try await ctl("reviews", "flags").output.contains("抽查"))
          #expect(
            try await ctl("reviews", "unflag", flag, "--officer", "李审核", "--reason", "抽查结束").output.contains("标记已解除"))
          #expect(try await ctl("reviews", "flags", "--all").output.contains("抽查结束"))
          for service in services {
            #expect(try await ctl("history", "verify", "--store", service.store).status == 0)
            for word in ["江一帆", "周海洋", "13812345671"] { #expect(!service.log.contains(word)) }
          }
        }
      }
    }
  }

  private static func workbook(_ engineers: [Engineer], in folder: URL) throws -> URL {
    let heads = [
      "姓名", "联系方式", "企业名称", "所在领域", "当前所在地", "拟申请级别", "最高学历", "学位", "所学专业", "相关专业工作年限", "重要工程工作年限",
      "300字以内主要工程实践经历",
    ]
    var sheet = SheetDraft("已外派")
    sheet[1, 1] = CellDraft("推荐单位：江海省水利学会")
    for (column, head) in heads.enumerated() { sheet[2, column + 1] = CellDraft(head) }
    for (index, engineer) in engineers.enumerated() {
      let cells = [
        engineer.name, engineer.phone, "江海水电有限公司", "水利水电工程类", "缅甸", "专业工程会员", "本科", "学士", "水利水电工程",
        engineer.years, engineer.years.isEmpty ? "" : "3", engineer.experience,
      ]
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        sheet[index + 3, column + 1] = CellDraft(cell)
      }
    }
    let file = folder.appending(path: "list.xlsx")
    try WorkbookDraft(title: "附件3", sheets: [sheet], createdAt: 0).write(to: file.path())
    return file
  }
}
