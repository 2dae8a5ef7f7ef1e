import CloudEvents

extension Finding: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    text.member("clause", clause)
    try text.member("result", result)
    text.member("evidence", evidence)
    try text.member("source", source)
    try text.member("suggestion", suggestion)
    if let spans { try text.member("spans", spans) }
    try text.member("advice", advice)
    text.closeObject()
  }
}
