import AccordTesting
import Testing

@testable import IntakeService

/// What is told at a glance is what a close look tells.
struct PlainTextTests {
  private static let characters: [Character] = Array(
    "王李张三四建国强经理工程师先生联系方式手机号姓名等人员无暂没有同上项目公司企业序号 \n（(】)）*:：1２aＡ、.-—…/〃年专业会员互认推荐候选信息")

  private func texts(_ seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<400).map { _ in
      String(
        (0..<Int.random(in: 1...8, using: &generator)).map { _ in
          Self.characters.randomElement(using: &generator) ?? "王"
        })
    }
  }

  /// A heading is never missed, however it is written.
  @Test(arguments: 0..<20)
  func everyHeadingPassesTheFilter(seed: UInt64) {
    for text in texts(seed) where Heading.column(text) != nil { #expect(Heading.mayBe(text), "\(text)") }
    for word in Heading.exact.keys {
      for text in [
        word, "*\(word)：", "【\(word)】", "\(word)（必填）", "1、\(word)", word.map { "\($0) " }.joined(), "（注）\(word)",
      ]
      where Heading.column(text) != nil {
        #expect(Heading.mayBe(text), "\(text)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func marksForNothingPassTheFilters(seed: UInt64) {
    let known = [
      "无", "本页无正文", "#N/A", "#REF!", "……", "——", "/", " 略 ", "(无)", "以下空白", "暂无人员", "N/A", "〃", "同上", "（同上）",
    ]
    for text in texts(seed) + known {
      if SpecimenRow.isPlaceholder(text) { #expect(SpecimenRow.mayBePlaceholder(text), "\(text)") }
      if SpecimenRow.isDitto(text) { #expect(SpecimenRow.mayBeDitto(text), "\(text)") }
    }
  }

  /// What is taken for a plain name is the whole name; a blank before it has the cell read the long way.
  @Test(arguments: 0..<20)
  func aPlainNameIsTheWholeName(seed: UInt64) {
    for text in texts(seed) where PersonName.isPlain(text) {
      let long = PersonCell(" " + text)
      #expect(long.name == text && !long.namesSeveral && long.phoneText == nil && long.hasWords, "\(text)")
    }
    #expect(PersonName.isPlain("王建国") && !PersonName.isPlain("王经理") && !PersonName.isPlain("李工程师"))
  }

  @Test(arguments: 0..<20)
  func compactAndLineAreWhatTheyWere(seed: UInt64) {
    for text in texts(seed) {
      let folded = text.unicodeScalars.compactMap { FormText.fold($0) }
      let compact = String(String.UnicodeScalarView(folded.filter { !$0.properties.isWhitespace })).lowercased()
      #expect(FormText.compact(text) == compact)
      #expect(FormText.line(text) == FormText.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
      #expect(text.isLonger(than: 4) == (text.count > 4))
      #expect(text.holds("国") == text.contains("国"))
    }
  }

  @Test func aMemoryForgetsButIsNeverWrong() {
    let memo = TextMemo<Int>(bits: 3)
    for round in 0..<3 {
      for number in 0..<200 { #expect(memo.value("文\(number)") { $0.count } == "文\(number)".count, "round \(round)") }
    }
  }

  @Test(arguments: 0..<20)
  func examplesPassTheFilterWhateverTheirLastScalar(seed: UInt64) {
    for name in ["张三", "李 四", "王五", "赵六", "某某", "ＸＸ", "XXX", "××", "姓名"] + texts(seed).map({ "张三\($0)" }) {
      let compact = FormText.compact(name)
      let isExample = ["张三", "李四", "王五", "赵六", "某某", "某某某", "xx", "xxx", "×××", "××", "姓名"].contains(compact)
      let found = SpecimenRow.isSpecimen(name: name, phone: nil, enterprise: nil, serial: nil, isPlaced: false)
      #expect(found == (isExample && name.utf8.count <= 24), "\(name)")
    }
  }

  @Test(arguments: 0..<20)
  func scalarsAreCountedAsTheyAre(seed: UInt64) {
    for text in texts(seed) {
      for long in [text, String(repeating: text, count: 1 + Int(seed) * 37)] {
        #expect(long.scalarCount == long.unicodeScalars.count)
      }
    }
  }
}
