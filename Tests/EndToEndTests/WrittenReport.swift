import Foundation

/// The report as `accordctl demo --json` writes it, read by its published keys alone.
struct WrittenReport: Decodable {
  struct RowFault: Decodable {
    var sheet: String
    var row: Int
    var column: String
    var code: String
    var message: String
  }

  struct Submission: Decodable {
    var id: String
    var unit: String?
    var campaign: Int
    var late: Bool
    var file: String
    var candidates: Int
    var rowErrors: [RowFault]
  }

  struct Finding: Decodable {
    var clause: String
    var result: String
    var evidence: String
  }

  struct Screening: Decodable {
    var outcome: String?
    var findings: [Finding]
  }

  struct Referral: Decodable {
    var partner: String?
    var status: String
  }

  struct Candidate: Decodable {
    var id: String
    var name: String
    var submission: String
    var field: String
    var specialty: String?
    var level: String
    var country: String?
    var dispatch: String
    var screening: Screening
    var society: String?
    var stage: String?
    var conclusion: String?
    var memberNumber: String?
    var referral: Referral?
    var waitingFor: String?
  }

  var submissions: [Submission]
  var candidates: [Candidate]
  var deadLetters: Int
  var elapsedSeconds: Double
  var broker: String
  var http: [String: String]
}
