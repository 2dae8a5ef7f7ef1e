/// The engineers of a submission in the order of their rows. Many of them lie in a file, so they are gone through with a reader:
/// `var engineers = list.reader(); while let engineer = try engineers.next() { … }`.
struct EngineerList: Sendable {
  private let spool: Spool

  init(_ spool: Spool) {
    self.spool = spool
  }

  /// A few, in memory.
  init(_ engineers: [RecommendedEngineer]) throws(IntakeError) {
    let writer = SpoolWriter(folder: "")
    for engineer in engineers { try writer.append { FormRecord.engineer(engineer).write(to: &$0) } }
    spool = writer.finish()
  }

  /// None.
  init() {
    spool = SpoolWriter(folder: "").finish()
  }

  var count: Int { spool.count }
  var isEmpty: Bool { count == 0 }

  func reader() -> EngineerReader {
    EngineerReader(spool)
  }
}
