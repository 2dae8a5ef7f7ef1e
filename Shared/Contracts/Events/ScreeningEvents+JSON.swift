import CloudEvents

// What screening puts out for everybody who passes.

extension CandidatePassed: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("candidateID", candidateID)
    try text.member("findings", findings)
    text.member("officer", officer)
    text.member("reason", reason)
    text.member("ruleSet", ruleSet)
    text.closeObject()
  }
}

extension CandidateAllocated: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("candidateID", candidateID)
    text.member("caseID", caseID)
    text.member("society", society)
    text.member("societyName", societyName)
    text.member("field", field)
    try text.member("allocatedAt", allocatedAt)
    try text.member("dueAt", dueAt)
    text.member("explanation", explanation)
    text.closeObject()
  }
}

extension CaseAllocated: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("caseID", caseID)
    text.member("society", society)
    try text.member("candidate", candidate)
    try text.member("findings", findings)
    try text.member("allocatedAt", allocatedAt)
    try text.member("dueAt", dueAt)
    try text.member("clock", clock)
    text.closeObject()
  }
}
