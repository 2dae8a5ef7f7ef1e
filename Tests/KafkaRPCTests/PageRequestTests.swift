import AccordTesting
import CloudEvents
import GRPCCore
import KafkaRPC
import StateStore
import Testing

@Suite("Pages of a list") struct PageRequestTests {
  private struct Item: Codable, Hashable {
    var number: Int64
    var id: String
    var text: String
  }

  /// Reads all pages as a caller does.
  private static func pages(of items: [Item], limit: Int?) throws -> [[Item]] {
    var pages: [[Item]] = []
    var token: String?
    repeat {
      let request = try PageRequest(limit: limit, token: token, order: [.integer, .text])
      let found = items.filter { item in
        guard let after = request.after else { return true }
        guard case .integer(let number) = after[0], case .text(let id) = after[1] else { return false }
        return (item.number, item.id) > (number, id)
      }
      guard case .integer(let rows) = request.rows else { break }
      let page = try request.page(
        of: Array(found.prefix(Int(rows))), position: { [.integer($0.number), .text($0.id)] }, item: { $0 })
      pages.append(page.items)
      token = page.nextPageToken
    } while token != nil && pages.count <= items.count
    return pages
  }

  @Test("hold everything once, in order, however long the list and large its items", arguments: 0..<60)
  func everything(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...300, using: &generator)
    let items = (0..<count).map { index in
      Item(
        number: Int64(index / 3), id: "id-\(index % 3)",
        text: String(repeating: "经历", count: Int.random(in: 0...3000, using: &generator)))
    }
    let limit = Bool.random(using: &generator) ? Int.random(in: 1...400, using: &generator) : nil
    let pages = try Self.pages(of: items, limit: limit)
    #expect(pages.flatMap { $0 } == items)
    for page in pages {
      #expect(page.count <= limit ?? 100)
      #expect(try JSON.encode(page).count <= CloudEvent.maximumSize - 4096)
    }
  }

  @Test("take a limit of 1 to 1000", arguments: [0, -1, 1001])
  func limits(limit: Int) {
    let error = #expect(throws: RPCError.self) { try PageRequest(limit: limit, token: nil, order: [.text]) }
    #expect(error?.code == .invalidArgument)
  }

  @Test("refuse a token that is none of theirs", arguments: ["", ":", "x:id", "1", "1:", "1:a:b", "９:a"])
  func foreignToken(token: String) {
    let error = #expect(throws: RPCError.self) {
      try PageRequest(limit: nil, token: token, order: [.integer, .text])
    }
    #expect(error?.code == .invalidArgument)
  }
}
