import Contracts

/// The enterprise, project and table that a row of people belongs to.
struct CandidatePlace: Sendable {
  var enterprise: Enterprise?
  var project = Project()
  var dispatch: Dispatch?
  var faults: [(column: FormColumn, fault: RowFault)] = []

  /// A row inside table 1 or 2 belongs to the enterprise that it stands under.
  ///
  /// - Precondition: the table says whether its people are abroad or planned; else they are joined like an attached table's.
  static func inline(_ draft: CandidateDraft, _ entry: EnterpriseEntry?) -> CandidatePlace {
    var place = CandidatePlace()
    guard let entry else {
      place.faults.append((.enterprise, .missingEnterprise))
      return place
    }
    place.enterprise = entry.enterprise.asEnterprise
    place.project = entry.project
    place.dispatch = draft.dispatch
    return place
  }

  /// A row of an attached table belongs to the rows of tables 1 and 2 that name its enterprise ("此列可另附表").
  ///
  /// So does a row of a table that names projects but not whether they have begun.
  ///
  /// - Parameters:
  ///   - own: the enterprise as the attached table names it, where it has such a column.
  ///   - tables: all rows of tables 1 and 2.
  static func attached(
    _ draft: CandidateDraft, own: EnterpriseEntry?, tables: inout EnterpriseIndex, _ terms: FormTerms
  )
    -> CandidatePlace
  {
    var place = CandidatePlace()
    var matches = own.map { tables.matches($0.enterprise.key) } ?? tables.only
    let dispatch = draft.dispatch ?? Self.dispatch(draft, matches, terms)
    if let dispatch, matches.contains(where: { $0.dispatch == dispatch }) {
      matches = matches.filter { $0.dispatch == dispatch }
    }
    guard let enterprise = matches.first?.enterprise ?? own?.enterprise else {
      place.faults.append((.enterprise, .missingEnterprise))
      return place
    }
    place.enterprise = enterprise.asEnterprise
    if let contact = own?.enterprise.contact { place.enterprise?.contact = contact }
    if let phone = own?.enterprise.phone { place.enterprise?.phone = phone }
    place.dispatch = dispatch
    if dispatch == nil { place.faults.append((.enterprise, .unknownDispatch(enterprise: enterprise.name))) }
    place.chooseProject(draft, own: own, matches, terms)
    return place
  }

  /// The table that the enterprise stands in; where it stands in both, who is abroad already is dispatched.
  private static func dispatch(
    _ draft: CandidateDraft, _ matches: [EnterpriseEntry], _ terms: FormTerms
  ) -> Dispatch? {
    let kinds = Set(matches.compactMap(\.dispatch))
    if kinds.count == 1 { return kinds.first }
    guard kinds.count == 2, let place = draft.text(.location).flatMap(terms.country) else { return nil }
    return place == "CN" ? .planned : .dispatched
  }

  /// The enterprise's project; where it has several, the one that the row names or whose country alone is the person's.
  private mutating func chooseProject(
    _ draft: CandidateDraft, own: EnterpriseEntry?, _ matches: [EnterpriseEntry], _ terms: FormTerms
  ) {
    if let project = own?.project, let name = project.name {
      let named = matches.first { $0.project.name.map(FormText.compact) == FormText.compact(name) }
      self.project = named?.project ?? project
      return
    }
    if let project = own?.project, let country = project.country {
      // 项目所在国家 beside the person tells which of the enterprise's projects is theirs.
      let there = Set(matches.map(\.project).filter { $0.country == country })
      self.project = there.count == 1 ? there.first ?? project : project
      return
    }
    let projects = matches.map(\.project)
    if Set(projects).count <= 1 {
      project = projects.first ?? Project()
      return
    }
    let experience = FormText.compact(draft.text(.experience) ?? "")
    let named = projects.filter { project in project.name.map { experience.holds(FormText.compact($0)) } ?? false }
    let location = draft.text(.location).flatMap(terms.country)
    let there = projects.filter { $0.country != nil && $0.country == location }
    if named.count == 1 {
      project = named[0]
    } else if there.count == 1 {
      project = there[0]
    } else {
      // What all of them share is certain.
      let countries = Set(projects.map(\.country))
      project = Project(country: countries.count == 1 ? projects[0].country : nil)
      faults.append((.enterprise, .ambiguousProject(enterprise: enterprise?.name ?? "")))
    }
  }
}

extension EnterpriseCell {
  fileprivate var asEnterprise: Enterprise {
    Enterprise(name: name, contact: contact, phone: phone)
  }
}
