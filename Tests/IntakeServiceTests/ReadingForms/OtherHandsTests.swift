import Contracts
import Foundation
import Testing

@testable import IntakeService

/// 91 workbooks that were written and damaged, with several programs, by somebody who had read the notice and not the reader, with
/// what is to come of each of their 755 people written down before.
struct OtherHandsTests {
  /// Who is taken although the clerk would have asked, or with another value than the clerk's, without a word to the unit: mostly
  /// remarks that are not read, and fields that the notice's everyday words settle. A new one fails the test.
  private static let known = Set(
    [
      "09-several-phones.xlsx": ["昌建国"],
      "10-odd-names.xlsx": ["刘洋", "孙立人"],
      "13-company-fields.xlsx": ["凤晓东", "李雪梅", "赵立新", "郎晓燕", "陈文博", "韦德胜"],
      "27-attached-second-file.xlsx": ["严雨桐", "何立新", "郑丽华"],
      "28-repeated-people.xlsx": ["卫振宇", "昌德胜", "蒋永康"],
      "42-dispatch-column-mixed.xlsx": ["周海波"],
      "52-remark-withdrawn.xlsx": ["陶晓燕"],
      "59-field-writings.xlsx": ["冯嘉铭", "周宏图", "陶永康"],
      "61-stale-copies.xlsx": ["潘嘉铭", "秦立新"],
      "66-damaged-phones.xlsx": ["任振宇", "褚振宇"],
      "78-field-like-headings.xlsx": ["金振宇"],
      "79-dispatch-contradiction.xlsx": ["凤嘉铭", "谢晓燕", "郑思远"],
      "82-trigger-words.xlsx": ["周文博", "邹承志"],
      "86-merged-phone-and-ditto.xlsx": ["何永康", "周慧敏"],
      "90-name-annotations.xlsx": ["姜嘉铭", "李俊峰", "苗文博", "鲁伟强"],
      "93-no-series-one-person-each.xlsx": ["秦德胜"],
    ].flatMap { file, names in names.map { "\(file) \($0)" } })

  @Test func nobodyIsLostOrInventedAndNothingIsGuessedInSilence() throws {
    let (forms, outcome) = try HandsJudge.judge("OtherHands")
    print("other hands: \(outcome.summary)")
    #expect(forms == 91)
    #expect(outcome.lost.isEmpty, "\(outcome.lost)")
    #expect(outcome.invented.isEmpty, "\(outcome.invented)")
    #expect(outcome.silent.subtracting(Self.known).isEmpty, "\(outcome.silent.subtracting(Self.known).sorted())")
    #expect(
      Self.known.subtracting(outcome.silent).isEmpty, "mended: \(Self.known.subtracting(outcome.silent).sorted())")
    #expect(outcome.right >= 565 && outcome.over.count <= 36)
  }

  /// 75 workbooks of 438 people by somebody else again, who knew neither the reader nor the first corpus' files. At first sight
  /// 401 were read or reported as the clerk would, none was lost, and 27 were silently otherwise.
  @Test func nobodyOfFurtherHandsIsLostOrGuessed() throws {
    // Enterprises by an abbreviation, with their English name or two of them in one cell; an attached list beside both tables,
    // whose people's places tell (CandidatePlace).
    let known: Set<String> = [
      "34-ent-abbreviated.xlsx 顾宇宁", "34-ent-abbreviated.xlsx 傅卫轩", "34-ent-abbreviated.xlsx 郑正琳",
      "51-enterprise-cell-formats.xlsx 汤云轩", "51-enterprise-cell-formats.xlsx 田思洁", "56-consortium.xlsx 秦少然",
      "72-attached-list-by-enterprise.xlsx 罗慧亮", "72-attached-list-by-enterprise.xlsx 方佳东",
    ]
    let (forms, outcome) = try HandsJudge.judge("FurtherHands")
    print("further hands: \(outcome.summary)")
    #expect(forms == 75)
    #expect(outcome.lost.isEmpty && outcome.invented.isEmpty, "\(outcome.lost) \(outcome.invented)")
    #expect(outcome.silent == known, "\(outcome.details)")
    #expect(outcome.right >= 335 && outcome.over.count <= 8, "\(outcome.over)")
  }
}
