/// What a unit supplied of one candidate: only what was asked for and filled in (A3).
package struct Supplement: Codable, Sendable, Hashable {
  /// The columns that were supplied; the others are absent.
  package var qualifications: DeclaredQualifications
  /// 毕业时间: a year or a month, `2012` or `2012-07`.
  package var graduated: String?
  /// Code of a specialty within the candidate's field (N1.1).
  package var specialty: String?
  /// N1.3.3: abroad already, or to be sent within three years.
  package var dispatch: Dispatch?
  /// Name and country only (N1.3.3).
  package var project: Project?
  /// 说明, as written: for a person to read.
  package var remark: String?
  /// Whether another level is accepted; it is screening that changes the level by it (N1.3).
  package var levelAnswer: LevelAnswer?

  package init(
    qualifications: DeclaredQualifications = .init(), graduated: String? = nil, specialty: String? = nil,
    dispatch: Dispatch? = nil, project: Project? = nil, remark: String? = nil, levelAnswer: LevelAnswer? = nil
  ) {
    self.qualifications = qualifications
    self.graduated = graduated
    self.specialty = specialty
    self.dispatch = dispatch
    self.project = project
    self.remark = remark
    self.levelAnswer = levelAnswer
  }

  package var isEmpty: Bool { self == Supplement() }

  /// The supplement of both, in which the later one's values count.
  package func followed(by later: Supplement) -> Supplement {
    var project = project
    if let newer = later.project {
      project = Project(name: newer.name ?? project?.name, country: newer.country ?? project?.country)
    }
    return Supplement(
      qualifications: qualifications.followed(by: later.qualifications), graduated: later.graduated ?? graduated,
      specialty: later.specialty ?? specialty, dispatch: later.dispatch ?? dispatch, project: project,
      remark: later.remark ?? remark, levelAnswer: later.levelAnswer ?? levelAnswer)
  }
}

extension DeclaredQualifications {
  /// These, with every value that the later ones have in its place.
  fileprivate func followed(by later: DeclaredQualifications) -> DeclaredQualifications {
    DeclaredQualifications(
      education: later.education ?? education, degree: later.degree ?? degree,
      discipline: later.discipline ?? discipline, relevantYears: later.relevantYears ?? relevantYears,
      significantYears: later.significantYears ?? significantYears)
  }
}

extension Candidate {
  /// The candidate with what was supplied in place of what was declared before, or not at all. The level stays.
  package func supplemented(by supplement: Supplement) -> Candidate {
    var candidate = self
    candidate.qualifications = qualifications.followed(by: supplement.qualifications)
    candidate.specialty = supplement.specialty ?? specialty
    candidate.dispatch = supplement.dispatch ?? dispatch
    if let project = supplement.project {
      candidate.project.name = project.name ?? candidate.project.name
      candidate.project.country = project.country ?? candidate.project.country
    }
    return candidate
  }
}
