import CloudEvents

extension TextSpan: JSONWritable {
  package func write(to text: inout JSONText) {
    text.openObject()
    text.member("column", column)
    text.member("start", start)
    text.member("end", end)
    text.member("words", words)
    text.closeObject()
  }
}

extension FieldReason: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    try text.member("span", span)
    text.member("clause", clause)
    text.member("term", term)
    text.closeObject()
  }
}

extension FieldAdvice: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    try text.member("relation", relation)
    text.member("fields", fields)
    text.member("specialty", specialty)
    try text.member("reasons", reasons)
    text.closeObject()
  }
}
