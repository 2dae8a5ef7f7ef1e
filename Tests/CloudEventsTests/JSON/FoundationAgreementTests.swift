import AccordTesting
import CloudEvents
import Foundation
import Testing

@Suite("JSON coding agrees with Foundation's")
struct FoundationAgreementTests {
  @Test("generated values survive each pairing of the coders", arguments: 0..<200)
  func values(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sample = Sample(using: &generator)
    let ours = try JSON.encode(sample)
    let foundations = [UInt8](try JSONEncoder().encode(sample))
    #expect(try JSON.decode(Sample.self, from: ours) == sample)
    #expect(try JSON.decode(Sample.self, from: foundations) == sample)
    #expect(try JSONDecoder().decode(Sample.self, from: Data(ours)) == sample)
  }

  @Test("the same value always makes the same bytes")
  func deterministic() throws {
    var generator = SeededGenerator(seed: 7)
    let names = (0..<50).map { _ in Sample.text(using: &generator) }
    let first = Dictionary(names.map { ($0, 1) }) { first, _ in first }
    let second = Dictionary(names.reversed().map { ($0, 1) }) { first, _ in first }
    #expect(try JSON.encode(first) == JSON.encode(second))
  }

  @Test("members stand in the order in which the type encodes them")
  func order() throws {
    struct Unsorted: Encodable {
      var zulu = 1
      var alpha = ["k": 2, "b": 3]
      var mike: Int?
    }
    #expect(String(decoding: try JSON.encode(Unsorted()), as: UTF8.self) == #"{"zulu":1,"alpha":{"b":3,"k":2}}"#)
  }

  @Test("any finite double reads back as itself", arguments: 0..<20)
  func doubles(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var values = (0..<200).map { _ in Sample.double(using: &generator) }
    values += [0, -0.0, 5, 1e15, 1e16, 9_007_199_254_740_992, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
    let read = try JSON.decode([Double].self, from: JSON.encode(values))
    #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("what we accept of a damaged text, Foundation accepts too", arguments: 0..<200)
  func damaged(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = try JSON.encode(Sample(using: &generator, depth: 0))
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<text.count, using: &generator)
      switch UInt8.random(in: 0...2, using: &generator) {
      case 0: text[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: text.remove(at: place)
      default:
        text.insert(contentsOf: #"{}[]",:\0"#.utf8.randomElement(using: &generator).map { [$0] } ?? [], at: place)
      }
    }
    do {
      let sample = try JSON.decode(Sample.self, from: text)
      #expect(try JSONDecoder().decode(Sample.self, from: Data(text)) == sample)
    } catch is JSONError {
      // Refused, which is what a damaged text deserves.
    }
  }
}
