import CloudEvents
import Contracts

extension OutgoingMail {
  /// Tells a unit that somebody of its list was taken after all. It names nobody but the unit's own engineer.
  ///
  /// - Parameters:
  ///   - cause: why now, in Chinese.
  ///   - submission: the one that lists the engineer.
  static func lateTaking(
    of candidate: Candidate, cause: String, in submission: SubmissionView, to recipient: String?, at now: Timestamp
  ) -> OutgoingMail {
    let next = submission.needs == nil ? "候选人已提交初筛，结果另行通知。" : "待该次报送补齐材料后提交初筛。"
    let body = """
      \(candidate.unit)：

      贵单位此前报送的名单（编号 \(submission.id)）中，\(candidate.person.name)当时因其他单位已推荐而没有另行登记。\(cause)。\(next)

      如不再推荐，请回复说明。

      \(ReceiptText.signature)

      """
    return OutgoingMail(
      id: "receipt-\(submission.id)-\(candidate.id)@accord", kind: .receipt, submissionID: submission.id,
      unit: candidate.unit, to: recipient, subject: ReceiptText.subject(submission), body: body, composedAt: now)
  }
}
