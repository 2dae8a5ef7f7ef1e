import AccordTesting
import Foundation
import Testing

@testable import IntakeService

struct MultipartParserTests {
  private let body = Data(
    ("--b0\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n甲会\r\n"
      + "--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"附件 \\\"3\\\".xlsx\"\r\n"
      + "Content-Type: application/octet-stream\r\n\r\nPK\r\n--b\r\n--b1\0\r\n\r\n"
      + "--b0\r\nContent-Disposition: form-data; name=\"empty\"; filename=\"\"\r\n\r\n\r\n--b0--\r\n").utf8)

  /// Names of the parts and their whole contents.
  private func parse(_ pieces: [Data]) throws -> [(PartHead, Data)] {
    var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=b0"))
    var parts: [(PartHead, Data)] = []
    for piece in pieces {
      for event in try parser.feed(piece) {
        switch event {
        case .begin(let head): parts.append((head, Data()))
        case .content(let bytes): parts[parts.count - 1].1 += bytes
        case .end: continue
        }
      }
    }
    try parser.finish()
    return parts
  }

  private func check(_ parts: [(PartHead, Data)]) {
    #expect(parts.map(\.0.name) == ["unit", "file", "empty"])
    #expect(parts.map(\.0.fileName) == [nil, "附件 \"3\".xlsx", ""])
    #expect(parts.map(\.1) == [Data("甲会".utf8), Data("PK\r\n--b\r\n--b1\0\r\n".utf8), Data()])
  }

  @Test func everyPlaceOfACutGivesTheSameParts() throws {
    for cut in 0...body.count { check(try parse([body.prefix(cut), Data(body.dropFirst(cut))])) }
    check(try parse(body.map { Data([$0]) }))
  }

  @Test func everyEarlyEndIsSeen() {
    for count in 0..<(body.count - 2) {
      #expect(throws: (any Error).self) { try parse([body.prefix(count)]) }
    }
  }

  @Test(arguments: [
    "application/json", "multipart/form-data", "multipart/mixed; boundary=x", "multipart/form-data; boundary=",
  ])
  func otherContentTypesAreNoForms(contentType: String) {
    #expect(MultipartParser(contentType: contentType) == nil)
  }

  @Test func namesMayBeEncodedAndNeverHaveFolders() {
    let head = PartHead("Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%E9%99%84%E4%BB%B63.xlsx")
    #expect(head?.fileName == "附件3.xlsx")
    let hostile = PartHead("Content-Disposition: form-data; name=\"file\"; filename=\"../../etc/passwd\"")
    #expect(hostile?.fileName == "passwd")
  }
}
