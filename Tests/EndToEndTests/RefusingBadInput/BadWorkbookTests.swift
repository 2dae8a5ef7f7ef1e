import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@testable import OperatorTools

extension FleetTests {
  /// Files that are no Attachment 3, uploaded to a running intake.
  struct BadWorkbookTests {
    struct Refusal: Decodable {
      var code: String
      var message: String
      var id: String?
      var candidates: Int?
    }

    private static let files = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures")

    @Test(arguments: [
      ("not-a-workbook.xlsx", 415, "notAWorkbook"), ("empty.xlsx", 415, "notAWorkbook"),
      ("scan.xlsx", 415, "notAWorkbook"), ("broken-zip.xlsx", 422, "brokenArchive"),
      ("zip-bomb-declared.xlsx", 422, "archiveTooLarge"), ("zip-bomb-undeclared.xlsx", 422, "archiveTooLarge"),
      ("zip-slip.xlsx", 422, "forbiddenPath"), ("encrypted.xlsx", 415, "encrypted"),
      ("excel-97.xls", 415, "notConverted"), ("billion-laughs.xlsx", 422, "forbiddenXML"),
      ("external-entity.xlsx", 422, "forbiddenXML"), ("bare-doctype.xlsx", 422, "forbiddenXML"),
      ("no-form.xlsx", 422, "formNotFound"),
    ])
    func aBadFileIsRefusedWithWhatToDoAndMakesNoCandidate(file: String, status: Int, code: String) async throws {
      let fleet = try Fleet.running
      let intake = try fleet(.intake)
      let answer = try await HTTPRequest.upload(
        Self.files.appending(path: "BadInput/\(file)").path(), to: intake.address + "/submissions")
      let refusal = try JSONDecoder().decode(Refusal.self, from: answer.body)
      #expect(answer.status == status)
      #expect(refusal.code == code)
      #expect(refusal.message.contains("请"), "a message that asks the unit to do something: \(refusal.message)")
      #expect(refusal.candidates ?? 0 == 0)
      // What was refused is kept, with its fault, and nobody was recommended by it.
      let id = try #require(refusal.id)
      let kept = try await intake.get("/submissions/\(id)")
      #expect(try JSONDecoder().decode(SubmissionView.self, from: kept.body).faults.map(\.code) == [code])
      let recommended = try await recommended(in: fleet)
      #expect(!recommended.contains { $0.submissionID == id })
      #expect(try await intake.get("/health/ready").status == 200)
    }

    @Test func anUploadWithoutAFileIsRefused() async throws {
      let intake = try Fleet.running(.intake)
      let plain = try await HTTPRequest.post("{}", type: "application/json", to: intake.address + "/submissions")
      #expect(plain.status == 415)
      #expect(try JSONDecoder().decode(Refusal.self, from: plain.body).code == "notAForm")
      let cut = try await HTTPRequest.post(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nPK",
        type: "multipart/form-data; boundary=b", to: intake.address + "/submissions")
      #expect(cut.status == 400)
      #expect(try JSONDecoder().decode(Refusal.self, from: cut.body).code == "malformedForm")
    }

    @Test func aGoodWorkbookGoesThroughAfterBadOnes() async throws {
      let fleet = try Fleet.running
      let intake = try fleet(.intake)
      for bad in ["zip-bomb-undeclared.xlsx", "billion-laughs.xlsx"] {
        _ = try await HTTPRequest.upload(
          Self.files.appending(path: "BadInput/\(bad)").path(), to: intake.address + "/submissions")
      }
      let good = try await intake.upload(Self.files.appending(path: "02-attached-table.xlsx"))
      let view = try JSONDecoder().decode(SubmissionView.self, from: good.body)
      #expect(good.status == 201)
      #expect(view.candidates == 5)
      let people = try await eventually("the five of the workbook") {
        let people = try await recommended(in: fleet).filter { $0.submissionID == view.id }
        return people.count < 5 ? nil : people
      }
      #expect(people.count == 5)
      // All the way to a decision on each.
      for person in people {
        let answer = try await eventually("a decision on \(person.id)") {
          let answer = try await fleet.ctl(
            "call", "accord.intake.v1.Intake/GetCandidate", "-d", "{\"id\":\"\(person.id)\"}")
          return answer.output.contains("\"screening\"") ? answer : nil
        }
        #expect(answer.status == 0)
      }
    }

    /// Whom intake recommended; other tests put broken records on the same topic.
    private func recommended(in fleet: Fleet) async throws -> [Candidate] {
      try await fleet.topics.events(of: .intakeEvents).filter { $0.type == CandidateRecommended.eventType }
        .compactMap { try? JSON.decode(CandidateRecommended.self, from: $0.data).candidate }
    }
  }
}
