import AccordTesting
import Foundation

/// A value with one member of everything that Codable knows.
struct Sample: Codable, Hashable {
  enum Colour: String, Codable, CaseIterable { case red, green = "grün", blue = "蓝" }

  enum Shape: Codable, Hashable {
    case point
    case circle(radius: Double)
    case polygon([Int], closed: Bool)
  }

  struct Leaf: Codable, Hashable {
    var text: String
    var number: Double?
    var colour: Colour
  }

  var boolean: Bool
  var int: Int
  var int8: Int8
  var int16: Int16
  var int32: Int32
  var int64: Int64
  var uint: UInt
  var uint8: UInt8
  var uint16: UInt16
  var uint32: UInt32
  var uint64: UInt64
  var double: Double
  var float: Float
  var text: String
  var absent: String?
  var colours: [Colour]
  var leaf: Leaf
  var leaves: [Leaf]
  var maybe: [Int?]
  var grid: [[Double]]
  var byName: [String: Leaf]
  var byNumber: [Int: String]
  var byColour: [Colour: Int]
  var shape: Shape
  var bytes: [UInt8]
  var data: Data
  var children: [Sample]

  init(using generator: inout SeededGenerator, depth: Int = 2) {
    func any<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
      let interesting: [Value] = [.min, .max, 0, 1]
      return interesting.randomElement(using: &generator).flatMap {
        Bool.random(using: &generator) ? $0 : nil
      } ?? Value.random(in: .min ... .max, using: &generator)
    }
    func list<Value>(_ make: (inout SeededGenerator) -> Value) -> [Value] {
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in make(&generator) }
    }
    boolean = Bool.random(using: &generator)
    int = any(Int.self)
    int8 = any(Int8.self)
    int16 = any(Int16.self)
    int32 = any(Int32.self)
    int64 = any(Int64.self)
    uint = any(UInt.self)
    uint8 = any(UInt8.self)
    uint16 = any(UInt16.self)
    uint32 = any(UInt32.self)
    uint64 = any(UInt64.self)
    double = Self.double(using: &generator)
    float = Float(bitPattern: UInt32.random(in: 0..<0x7F80_0000, using: &generator))
    text = Self.text(using: &generator)
    absent = Bool.random(using: &generator) ? Self.text(using: &generator) : nil
    colours = list { Colour.allCases.randomElement(using: &$0) ?? .red }
    leaf = Self.leaf(using: &generator)
    leaves = list { Self.leaf(using: &$0) }
    maybe = list { Bool.random(using: &$0) ? Int.random(in: -9...9, using: &$0) : nil }
    grid = list { generator in list { _ in 0.5 } + [Self.double(using: &generator)] }
    byName = Dictionary(list { (Self.text(using: &$0), Self.leaf(using: &$0)) }) { first, _ in first }
    byNumber = Dictionary(list { (Int.random(in: -99...99, using: &$0), "n") }) { first, _ in first }
    byColour = Dictionary(list { (Colour.allCases.randomElement(using: &$0) ?? .red, 1) }) { first, _ in first }
    shape =
      [.point, .circle(radius: 1.25), .polygon([1, -2], closed: true)].randomElement(using: &generator) ?? .point
    bytes = list { UInt8.random(in: .min ... .max, using: &$0) }
    data = Data(list { UInt8.random(in: .min ... .max, using: &$0) })
    children = depth == 0 ? [] : list { Sample(using: &$0, depth: depth - 1) }
  }

  private static func leaf(using generator: inout SeededGenerator) -> Leaf {
    Leaf(
      text: text(using: &generator), number: Bool.random(using: &generator) ? double(using: &generator) : nil,
      colour: Colour.allCases.randomElement(using: &generator) ?? .blue)
  }

  /// Any finite double, half of them numbers that people write.
  static func double(using generator: inout SeededGenerator) -> Double {
    if Bool.random(using: &generator) { return Double(Int.random(in: -100_000...100_000, using: &generator)) / 100 }
    let value = Double(bitPattern: generator.next())
    return value.isFinite ? value : 0
  }

  static func text(using generator: inout SeededGenerator) -> String {
    let alphabet: [Character] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{8}", "\u{C}", "\u{1F}", "\u{7F}", "é", "工",
      "程", "\u{2028}", "\u{FEFF}", "👷🏽‍♀️", "𠮷",
    ]
    let length = Int.random(in: 0...12, using: &generator)
    return String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
  }
}
