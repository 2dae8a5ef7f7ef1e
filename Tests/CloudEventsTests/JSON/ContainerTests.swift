import CloudEvents
import Foundation
import Testing

@Suite("Containers of JSON coding")
struct ContainerTests {
  private class Base: Codable {
    var name = "base"
    init() {}
  }

  private final class Derived: Base {
    var extra = 1
    enum Keys: String, CodingKey { case extra, before, after }

    override init() { super.init() }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      extra = try container.decode(Int.self, forKey: .extra)
      try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode("x", forKey: .before)
      try super.encode(to: container.superEncoder())
      try container.encode(extra, forKey: .extra)
    }
  }

  @Test("a superclass stands in its own member, and what follows it behind it")
  func superclass() throws {
    let derived = Derived()
    derived.name = "n"
    derived.extra = 7
    let bytes = try JSON.encode(derived)
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"before":"x","super":{"name":"n"},"extra":7}"#)
    let read = try JSON.decode(Derived.self, from: bytes)
    #expect(read.name == "n" && read.extra == 7)
  }

  /// Fills two nested containers and their parent by turns.
  private struct Interleaved: Codable, Equatable {
    var left = [1, 2]
    var right = ["a": 1, "b": 2]
    var last = true
    enum Keys: String, CodingKey { case left, right, last }
    enum Names: String, CodingKey { case a, b }

    init() {}

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      var left = try container.nestedUnkeyedContainer(forKey: .left)
      let right = try container.nestedContainer(keyedBy: Names.self, forKey: .right)
      self.right = ["b": try right.decode(Int.self, forKey: .b), "a": try right.decode(Int.self, forKey: .a)]
      self.left = [try left.decode(Int.self), try left.decode(Int.self)]
      guard left.isAtEnd, left.count == 2 else { throw CocoaError(.coderReadCorrupt) }
      last = try container.decode(Bool.self, forKey: .last)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      var left = container.nestedUnkeyedContainer(forKey: .left)
      var right = container.nestedContainer(keyedBy: Names.self, forKey: .right)
      try left.encode(self.left[0])
      try right.encode(1, forKey: .a)
      try container.encode(last, forKey: .last)
      try left.encode(self.left[1])
      try right.encode(2, forKey: .b)
    }
  }

  @Test("nested containers may be filled by turns")
  func interleaved() throws {
    let bytes = try JSON.encode([Interleaved(), Interleaved()])
    let one = #"{"left":[1,2],"right":{"a":1,"b":2},"last":true}"#
    #expect(String(decoding: bytes, as: UTF8.self) == "[\(one),\(one)]")
    #expect(try JSON.decode([Interleaved].self, from: bytes) == [Interleaved(), Interleaved()])
  }

  private struct Flattened: Encodable {
    struct Part: Encodable { var part = 1 }
    var repeated: Bool

    enum Keys: String, CodingKey { case own, part }

    func encode(to encoder: any Encoder) throws {
      try Part().encode(to: encoder)
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode(2, forKey: repeated ? .part : .own)
    }
  }

  @Test("two types may share one object, but not one of its names")
  func flattened() throws {
    #expect(String(decoding: try JSON.encode(Flattened(repeated: false)), as: UTF8.self) == #"{"part":1,"own":2}"#)
    #expect(throws: JSONError.unfit(path: "", reason: "it encodes a member of the same name twice")) {
      try JSON.encode(Flattened(repeated: true))
    }
  }

  private struct Nothing: Codable { func encode(to encoder: any Encoder) throws {} }

  @Test("a value that encodes nothing is an empty object")
  func nothing() throws {
    #expect(try JSON.encode([Nothing()]) == Array("[{}]".utf8))
    #expect(try JSON.encode(Nothing()) == Array("{}".utf8))
  }

  @Test("scalars and null may be the whole text")
  func fragments() throws {
    #expect(try JSON.encode("甲") == Array(#""甲""#.utf8))
    #expect(try JSON.encode(Int?.none) == Array("null".utf8))
    #expect(try JSON.decode(Int?.self, from: Array("null".utf8)) == nil)
    #expect(try JSON.decode(Double.self, from: Array(" 1e2 ".utf8)) == 100)
  }

  @Test("the keys of a dictionary are all seen")
  func allKeys() throws {
    #expect(try JSON.decode([String: Int].self, from: Array(#"{"b":1,"a\n":2}"#.utf8)) == ["b": 1, "a\n": 2])
  }
}
