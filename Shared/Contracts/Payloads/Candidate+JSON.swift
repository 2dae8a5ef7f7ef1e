import CloudEvents

extension Candidate: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("id", id)
    text.member("submissionID", submissionID)
    text.member("campaign", campaign)
    text.member("unit", unit)
    text.member("late", late)
    try text.member("person", person)
    try text.member("enterprise", enterprise)
    try text.member("project", project)
    try text.member("dispatch", dispatch)
    text.member("field", field)
    text.member("specialty", specialty)
    text.member("location", location)
    try text.member("level", level)
    try text.member("qualifications", qualifications)
    text.member("experience", experience)
    try text.member("origin", origin)
    text.closeObject()
  }
}

extension Person: JSONWritable {
  package func write(to text: inout JSONText) {
    text.openObject()
    text.member("name", name)
    text.member("phone", phone)
    text.member("email", email)
    text.closeObject()
  }
}

extension Enterprise: JSONWritable {
  package func write(to text: inout JSONText) {
    text.openObject()
    text.member("name", name)
    text.member("contact", contact)
    text.member("phone", phone)
    text.closeObject()
  }
}

extension Project: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("name", name)
    text.member("country", country)
    try text.member("type", type)
    try text.member("status", status)
    text.closeObject()
  }
}

extension DeclaredQualifications: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("education", education)
    text.member("degree", degree)
    text.member("discipline", discipline)
    try text.member("relevantYears", relevantYears)
    try text.member("significantYears", significantYears)
    text.closeObject()
  }
}

extension RowOrigin: JSONWritable {
  package func write(to text: inout JSONText) {
    text.openObject()
    text.member("file", file)
    text.member("sheet", sheet)
    text.member("row", row)
    text.closeObject()
  }
}
