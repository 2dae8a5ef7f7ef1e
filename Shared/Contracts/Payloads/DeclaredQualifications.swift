/// What the attached table's own columns say of N1.2 and N1.3; the form itself has none of them (A3).
/// Texts stand as they were written; an absent value means that the unit did not say.
package struct DeclaredQualifications: Codable, Sendable, Hashable {
  /// 最高学历, e.g. 本科, 研究生, 大专
  package var education: String?
  /// 学位, e.g. 学士, 硕士
  package var degree: String?
  /// 所学专业
  package var discipline: String?
  /// 相关专业工作年限, in years
  package var relevantYears: Double?
  /// 重要工程工作年限, in years
  package var significantYears: Double?

  package init(
    education: String? = nil, degree: String? = nil, discipline: String? = nil, relevantYears: Double? = nil,
    significantYears: Double? = nil
  ) {
    self.education = education
    self.degree = degree
    self.discipline = discipline
    self.relevantYears = relevantYears
    self.significantYears = significantYears
  }
}
