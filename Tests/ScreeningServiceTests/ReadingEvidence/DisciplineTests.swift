import Testing

@testable import ScreeningService

@Suite struct DisciplineTests {
  @Test(
    "Engineering and what is related to it by its very name",
    arguments: [
      "土木工程", "电子信息工程", "水文与水资源工程", "软件工程", "水利水电工程", "通信工程", "机械设计制造及其自动化", "计算机科学与技术", "建筑学", "建筑环境", "地质学", "自动化",
      "风景园林", "给水排水", "材料科学", "工程管理", "城乡规划", "工业与民用建筑（工民建）", "Civil Engineering", "电气工程及其自动化、机械工程", " 测 绘 ",
    ])
  func engineering(_ name: String) {
    #expect(Discipline(name) == .engineering)
  }

  @Test("Plainly something else", arguments: ["英语", "会计学", "法学", "工商管理", "临床医学", "汉语言文学", "国际经济与贸易", "人力资源管理"])
  func unrelated(_ name: String) {
    #expect(Discipline(name) == .unrelated)
  }

  @Test(
    "Between the two, both at once, or unknown: a person decides",
    arguments: [
      "金融工程", "电子商务", "环境设计", "信息管理与信息系统", "应用物理学", "数学", "物流管理", "会计（工程造价方向）", "法学、土木工程", "网络与新媒体", "示例专业", "",
    ])
  func unclear(_ name: String) {
    #expect(Discipline(name) == .unclear)
  }
}
