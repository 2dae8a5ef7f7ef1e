import CloudEvents
import Contracts
import Testing

@Suite("The notice's lists")
struct ReferenceTests {
  @Test("Attachment 1 has 12 fields with their specialties")
  func fields() throws {
    let fields = Taxonomy.attachment1.fields
    #expect(fields.count == 12)
    #expect(Set(fields.map(\.code)).count == 12)
    #expect(Set(fields.map(\.name)).count == 12)
    for field in fields {
      #expect(field.name.hasSuffix("类"))
      #expect(!field.specialties.isEmpty)
      #expect(Set(field.specialties.map(\.code)).count == field.specialties.count)
    }
    #expect(Taxonomy.attachment1.field("hydraulic")?.name == "水利水电工程类")
    #expect(Taxonomy.attachment1.field("alchemy") == nil)
  }

  @Test("four partners stand today, each for one place (A2.2)")
  func partners() {
    let partners = ReferenceLists.notice.partners
    #expect(partners.map(\.code) == ["mengc", "ies", "iem", "hkie"])
    #expect(partners.map(\.country) == ["MM", "SG", "MY", "HK"])
  }

  @Test("the levels ask for 5 and 2 years, and for 10 and 5 (N1.3.1, N1.3.2)")
  func levels() throws {
    #expect(ReferenceLists.notice.levels.map(\.code) == Level.allCases)
    let professional = try #require(ReferenceLists.notice.level(.professional))
    #expect((professional.relevantYears, professional.significantYears, professional.clause) == (5, 2, "N1.3.1"))
    let senior = try #require(ReferenceLists.notice.level(.senior))
    #expect((senior.relevantYears, senior.significantYears, senior.clause) == (10, 5, "N1.3.2"))
  }

  @Test("every code of the vocabulary has its name in the lists")
  func codes() {
    #expect(Set(ReferenceLists.notice.projectTypes.map(\.code)) == Set(ProjectType.allCases))
    #expect(Set(ReferenceLists.notice.projectStatuses.map(\.code)) == Set(ProjectStatus.allCases))
    #expect(ReferenceLists.notice.projectTypes.count == 5)
    #expect(ReferenceLists.notice.projectStatuses.count == 5)
  }

  @Test("the campaign and its limits (N3.1a, A2.5)")
  func campaign() {
    #expect(ReferenceLists.notice.campaign.year == 2025)
    #expect(ReferenceLists.notice.campaign.deadline == "2025-04-30")
    #expect(ReferenceLists.notice.evaluation.maximumMonths == 6)
  }

  @Test("an unknown code is refused with the codes that there are, not with itself")
  func unknownCode() {
    #expect(throws: JSONError.unfit(path: "[0]", reason: "it is none of professional, senior")) {
      try JSON.decode([Level].self, from: Array(#"["secret"]"#.utf8))
    }
  }
}
