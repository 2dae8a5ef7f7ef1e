import Contracts

extension RecommendedEngineer {
  func write(to fields: inout FieldWriter) {
    fields.put(person.name)
    fields.put(person.phone)
    fields.put(person.email)
    fields.put(enterprise.name)
    fields.put(enterprise.contact)
    fields.put(enterprise.phone)
    fields.put(project.name)
    fields.put(project.country)
    fields.put(project.type?.rawValue)
    fields.put(project.status?.rawValue)
    fields.put(dispatch.rawValue)
    fields.put(field)
    fields.put(specialty)
    fields.put(location)
    fields.put(level.rawValue)
    fields.put(qualifications.education)
    fields.put(qualifications.degree)
    fields.put(qualifications.discipline)
    fields.put(qualifications.relevantYears)
    fields.put(qualifications.significantYears)
    fields.put(experience)
    fields.put(origin.file)
    fields.put(origin.sheet)
    fields.put(origin.row)
    fields.put(nameColumn)
  }

  init(from fields: inout FieldReader) {
    person = Person(name: fields.text(), phone: fields.text(), email: fields.optionalText())
    enterprise = Enterprise(name: fields.text(), contact: fields.optionalText(), phone: fields.optionalText())
    project = Project(
      name: fields.optionalText(), country: fields.optionalText(),
      type: fields.optionalText().flatMap(ProjectType.init(rawValue:)),
      status: fields.optionalText().flatMap(ProjectStatus.init(rawValue:)))
    dispatch = Dispatch(rawValue: fields.text()) ?? .dispatched
    field = fields.text()
    specialty = fields.optionalText()
    location = fields.optionalText()
    level = Level(rawValue: fields.text()) ?? .professional
    qualifications = DeclaredQualifications(
      education: fields.optionalText(), degree: fields.optionalText(), discipline: fields.optionalText(),
      relevantYears: fields.optionalDouble(), significantYears: fields.optionalDouble())
    experience = fields.optionalText()
    origin = RowOrigin(file: fields.text(), sheet: fields.text(), row: fields.int())
    nameColumn = fields.text()
  }
}
