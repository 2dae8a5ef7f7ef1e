/// A head over several columns.
enum FormColumnGroup: String, Sendable, CaseIterable {
  case person = "拟互认人员信息（此列可另附表）"
  /// What the form has no column for and screening needs (N1.2, N1.3).
  case screening = "学历与工作年限（初筛所需）"
}
