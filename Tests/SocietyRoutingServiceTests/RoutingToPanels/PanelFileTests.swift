import AccordTesting
import Foundation
import Testing

@testable import SocietyRoutingService

@Suite struct PanelFileTests {
  @Test(arguments: [
    """
    panels:
      - code: structures
        name: 结构评审组
        scopes: [civil/structural, civil/general]
      - { code: civil, name: 土木综合组, scopes: [civil/*] }
    """,
    """
    {"panels": [{"code": "structures", "name": "结构评审组", "scopes": ["civil/structural", "civil/general"]},
                {"code": "civil", "name": "土木综合组", "scopes": ["civil/*"]}]}
    """,
  ])
  func aFileOfEitherKindNamesPanels(content: String) throws {
    let plan = PanelPlan(panels: try PanelFile.read(Array(content.utf8)))
    #expect(plan.assignment(field: "civil", specialty: "structural")?.panel == "structures")
    #expect(plan.assignment(field: "civil", specialty: nil)?.panel == "structures")
    #expect(plan.assignment(field: "civil", specialty: "geotechnical")?.panel == "civil")
    #expect(
      plan.assignment(field: "civil", specialty: "geotechnical")?.explanation
        == "候选人申报土木工程类“岩土工程”专业，由本学会“土木综合组”评审组（civil）负责")
  }

  @Test func theExampleForSocietiesIsRead() throws {
    let example = try Data(contentsOf: ProjectFolder.root.appending(path: "deploy/society/panels.yaml"))
    #expect(try PanelFile.read(Array(example)).map(\.code) == ["structures", "civil"])
  }

  @Test(arguments: [
    ("panels: [{code: A B, name: 组, scopes: [civil/*]}]", "small letters"),
    ("panels: [{code: a, name: ' ', scopes: [civil/*]}]", "needs a name"),
    ("panels: [{code: a, name: 组, scopes: []}]", "needs a scope"),
    ("panels: [{code: a, name: 组, scopes: [civil]}]", "\"civil\" is no <field>/<specialty>"),
    ("panels: [{code: a, name: 组, scopes: [civil/alchemy]}]", "\"civil/alchemy\" is no <field>/<specialty>"),
    (
      "panels: [{code: a, name: 组, scopes: [civil/*]}, {code: b, name: 组, scopes: [civil/*]}]",
      "a and b both have civil/*"
    ),
    (
      "panels: [{code: a, name: 组, scopes: [civil/other]}, {code: a, name: 组, scopes: [civil/*]}]",
      "stands more than once"
    ),
    ("panel: []", "a list `panels`"),
    ("", "a list `panels`"),
  ])
  func aFaultyFileSaysWhatIsWrong(content: String, message: String) {
    let error = #expect(throws: PanelFileError.self) { try PanelFile.read(Array(content.utf8)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
