import CloudEvents
import Contracts

extension OutgoingMail {
  /// Tells a unit that somebody of its list was taken after all. It names nobody but the unit's own engineer.
  ///
  /// - Parameters:
  ///   - cause: why now, in Chinese.
  ///   - isAsked: the engineer may be somebody who is known, and is held until an officer has said so.
  ///   - wasTaken: the row had a candidate before, who was merged into the other unit's since.
  ///   - submission: the one that lists the engineer.
  static func lateTaking(
    of candidate: Candidate, cause: String, isAsked: Bool, wasTaken: Bool, in submission: SubmissionView,
    to recipient: String?, at now: Timestamp
  ) -> OutgoingMail {
    let before =
      wasTaken
      ? "经核对与其他单位推荐的为同一人，此前并入该单位的推荐" : "当时因其他单位已推荐而没有另行登记"
    let steps =
      (submission.needs == nil ? [] : ["待该次报送补齐材料"])
      + (isAsked ? ["由秘书处核对是否与已推荐的另一人员为同一人"] : [])
    let next =
      steps.isEmpty ? "候选人已提交初筛，结果另行通知。" : steps.joined(separator: "，并") + "后提交初筛。"
    let body = """
      \(candidate.unit)：

      贵单位此前报送的名单（编号 \(submission.id)）中，\(candidate.person.name)\(before)。\(cause)。\(next)

      如不再推荐，请回复说明。

      \(ReceiptText.signature)

      """
    return OutgoingMail(
      id: "receipt-\(submission.id)-\(candidate.id)@accord", kind: .receipt, submissionID: submission.id,
      unit: candidate.unit, to: recipient, subject: ReceiptText.subject(submission), body: body, composedAt: now)
  }
}
