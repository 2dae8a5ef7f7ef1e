import Contracts
import Testing

@testable import SocietyRoutingService

@Suite struct PanelPlanTests {
  @Test func everySpecialtyHasAPanelOfItsOwn() {
    let plan = PanelPlan()
    for field in Taxonomy.attachment1.fields {
      for specialty in field.specialties {
        #expect(
          plan.assignment(field: field.code, specialty: specialty.code)?.panel == "\(field.code)/\(specialty.code)")
      }
      #expect(plan.assignment(field: field.code, specialty: nil)?.panel == "\(field.code)/general")
      #expect(!field.specialties.map(\.code).contains(PanelScope.general), "general is no specialty's own code")
    }
  }

  @Test func theReasonIsInChinese() {
    let plan = PanelPlan()
    #expect(
      plan.assignment(field: "civil", specialty: "structural")?.explanation
        == "候选人申报土木工程类“结构工程”专业，由本学会专业评审组（civil/structural）负责")
    #expect(
      plan.assignment(field: "civil", specialty: nil)?.explanation
        == "候选人申报土木工程类，推荐单位未注明专业，由本学会综合评审组（civil/general）负责")
    #expect(
      plan.assignment(field: "civil", specialty: "hydro-complex")?.explanation
        == "候选人申报土木工程类，所报专业不在附件1该领域之内，由本学会综合评审组（civil/general）负责")
  }

  @Test func aFieldThatAttachment1LacksHasNoPanel() {
    #expect(PanelPlan().assignment(field: "alchemy", specialty: nil) == nil)
  }

  @Test func theSocietysOwnPanelsComeFirstAndTheClosestWins() {
    let plan = PanelPlan(panels: [
      Panel(code: "all-civil", name: "土木组", scopes: [PanelScope(field: "civil", specialty: "*")]),
      Panel(code: "structures", name: "结构组", scopes: [PanelScope(field: "civil", specialty: "structural")]),
    ])
    #expect(plan.assignment(field: "civil", specialty: "structural")?.panel == "structures")
    #expect(plan.assignment(field: "civil", specialty: "geotechnical")?.panel == "all-civil")
    #expect(plan.assignment(field: "civil", specialty: nil)?.panel == "all-civil")
    #expect(plan.assignment(field: "landscape", specialty: "construction")?.panel == "landscape/construction")
  }
}
