import Contracts

extension RerunCandidate {
  /// Something comes out otherwise, and not only what is asked for is another.
  var isOtherwise: Bool { from != to || criteria.contains { $0.from != $0.to } }
}
