/// A value that writes its own JSON, for those that are written most: the general encoder costs some objects of its own for
/// every value and every member.
///
/// It writes the very bytes that its `Codable` conformance makes the general encoder write; a test of each holds the two
/// together.
package protocol JSONWritable: Encodable {
  /// - Throws: `JSONError` for what JSON cannot write.
  func write(to text: inout JSONText) throws
}
