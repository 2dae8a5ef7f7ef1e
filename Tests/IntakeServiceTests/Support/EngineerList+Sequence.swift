import Testing

@testable import IntakeService

/// Tests look at a few engineers at once.
extension EngineerList: Sequence {
  public struct All: IteratorProtocol {
    var reader: EngineerReader

    public mutating func next() -> RecommendedEngineer? {
      do {
        return try reader.next()
      } catch {
        Issue.record(error)
        return nil
      }
    }
  }

  public func makeIterator() -> All { All(reader: reader()) }

  var first: RecommendedEngineer? { first { _ in true } }

  subscript(index: Int) -> RecommendedEngineer {
    get { Array(self)[index] }
    set {
      var all = Array(self)
      all[index] = newValue
      do { self = try EngineerList(all) } catch { Issue.record(error) }
    }
  }
}
