import CloudEvents
import Foundation
import Testing

@Suite("What JSON coding refuses")
struct RefusedJSONTests {
  private struct Person: Codable {
    enum Level: String, Codable { case professional, senior }
    var name: String
    var age: Int8
    var level: Level?
    var since: Timestamp?
    var friends: [Person]?
    var byName: [String: Person]?
  }

  private func reason(_ text: String) -> String {
    do {
      _ = try JSON.decode(Person.self, from: Array(text.utf8))
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "an error names the place and never what stands there",
    arguments: [
      (#"{"age":5}"#, "name does not fit: it is missing"),
      (#"{"name":"张三","age":"secret"}"#, "age does not fit: expected a number, found a string"),
      (#"{"name":null,"age":5}"#, "name does not fit: there is no value"),
      (#"{"name":"张三","age":300}"#, "age does not fit: the number does not fit in Int8"),
      (#"{"name":"张三","age":1.5}"#, "age does not fit: the number does not fit in Int8"),
      (
        #"{"name":"张三","age":5,"level":"secret"}"#,
        "level does not fit: it is not among the values that its type takes"
      ),
      (#"{"name":"张三","age":5,"since":"secret"}"#, "since does not fit: it is not an RFC 3339 timestamp"),
      (
        #"{"name":"张三","age":5,"friends":[{"name":"x","age":1},{"name":7,"age":1}]}"#,
        "friends[1].name does not fit: expected a string, found a number"
      ),
      (#"{"name":"张三","age":5,"byName":{"secret":{"name":"x"}}}"#, "byName[*].age does not fit: it is missing"),
      (#"[1]"#, "the JSON value does not fit: expected an object, found an array"),
      (#"{"name":"a","name":"b"}"#, "the JSON text cannot be read: an object in it holds the same name twice"),
      (
        #"{"name":"a","x":[{"y":{"z":1,"\u007a":2}}]}"#,
        "the JSON text cannot be read: an object in it holds the same name twice"
      ),
      (#"{"name":"a""#, "the JSON text cannot be read: it is not JSON"),
      ("", "the JSON text cannot be read: it is empty"),
      ("  ", "the JSON text cannot be read: it is empty"),
      (
        #"{"x":18446744073709551616}"#,
        "the JSON text cannot be read: it holds a number that JSON or 64 bits cannot hold"
      ),
    ])
  func places(text: String, expected: String) {
    #expect(reason(text) == expected)
  }

  @Test("bytes that are not UTF-8")
  func notUTF8() {
    #expect(throws: JSONError.malformed(.notUTF8)) { try JSON.decode(String.self, from: [0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test("a text that begins with a byte order mark (RFC 8259, 8.1), whole or as an event")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(throws: JSONError.malformed(.syntax)) { try JSON.decode([Int].self, from: mark + Array("[1]".utf8)) }
    #expect(throws: JSONError.malformed(.syntax)) { try JSON.decode([Int].self, from: mark) }
    // Inside a string it is a character like any other.
    #expect(try JSON.decode([String].self, from: Array("[\"".utf8) + mark + Array("\"]".utf8)) == ["\u{FEFF}"])
  }

  private indirect enum Nest: Codable {
    case end
    case deeper(Nest)

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      self = container.isAtEnd ? .end : .deeper(try container.decode(Nest.self))
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      if case .deeper(let inner) = self { try container.encode(inner) }
    }
  }

  @Test("deep nesting is refused in both directions, at the same depth")
  func depth() throws {
    func text(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    let deepest = try JSON.decode(Nest.self, from: text(JSON.maximumDepth))
    #expect(try JSON.encode(deepest) == text(JSON.maximumDepth))
    #expect(throws: JSONError.self) { try JSON.encode(Nest.deeper(deepest)) }
    #expect(throws: JSONError.malformed(.tooDeep)) { try JSON.decode(Nest.self, from: text(JSON.maximumDepth + 1)) }
    #expect(throws: JSONError.malformed(.tooDeep)) { try JSON.decode(Nest.self, from: text(100_000)) }
  }

  @Test("a large object with a name twice, and one without")
  func manyNames() throws {
    let names = (0..<500).map { #""n\#($0)":\#($0)"# }
    let text = "{" + names.joined(separator: ",")
    #expect(try JSON.decode([String: Int].self, from: Array((text + "}").utf8)).count == 500)
    for twice in [0, 23, 24, 499] {
      #expect(throws: JSONError.malformed(.duplicateName)) {
        try JSON.decode([String: Int].self, from: Array("\(text),\"n\(twice)\":0}".utf8))
      }
    }
  }

  @Test("numbers that JSON does not have", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    #expect(throws: JSONError.unfit(path: "[1]", reason: "JSON has no numbers but finite ones")) {
      try JSON.encode([1, value])
    }
    #expect(throws: JSONError.unfit(path: "[*]", reason: "JSON has no numbers but finite ones")) {
      try JSON.encode(["v": Float(value)])
    }
    #expect(throws: JSONError.unfit(path: "", reason: "JSON has no numbers but finite ones")) { try JSON.encode(value) }
  }

  @Test("types that have no one JSON form")
  func refusedTypes() throws {
    #expect(throws: JSONError.self) { try JSON.encode(["d": Date(timeIntervalSince1970: 0)]) }
    #expect(throws: JSONError.self) { try JSON.encode([Decimal(1)]) }
    #expect(throws: JSONError.self) { try JSON.decode([Date].self, from: Array("[1]".utf8)) }
    #expect(throws: JSONError.self) { try JSON.decode(URL.self, from: Array(#""x""#.utf8)) }
  }
}
