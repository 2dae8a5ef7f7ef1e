import Foundation

/// A form of the corpus `OtherHands` and what a careful clerk makes of it by the notice.
struct ExpectedForm: Decodable {
  enum Verdict: String, Decodable {
    /// Everything is clear.
    case take
    /// It is for the unit to say: taken with a doubt noted, or reported.
    case either
    case report
  }

  struct Person: Decodable {
    var name: String
    var phone: String
    var ent: String
    var field: String
    var level: String
    var disp: String
    var must: Verdict
    /// Other spellings that are right too.
    var alt: [String]?
    var entalt: [String]?
    var fieldalt: [String]?
    /// Of `either`: nothing need be noted.
    var silentIsFine: Bool?
    var years: Years?
    /// What the experience holds.
    var experience: [String]?
    /// What is odd about the row.
    var why: String?
  }

  struct Years: Decodable {
    var relevantYears: Double?
    var significantYears: Double?
  }

  var file: String
  /// A second workbook of the same mail.
  var second: String?
  var what: String
  var people: [Person]
  /// Names in the workbook whose bearers nobody puts forward.
  var nobody: [String]?
}
