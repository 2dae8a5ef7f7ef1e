/// The first place where a history is not what was written.
package struct HistoryFault: Sendable, Hashable, CustomStringConvertible {
  package enum Kind: String, Sendable, Hashable {
    /// The row of this number is gone.
    case removed
    /// The row's content is not that of its hash.
    case altered
    /// The row is whole but does not follow the one before it: rows were exchanged, put in, or taken out and renumbered.
    case reordered
  }

  package var seq: Int64
  package var kind: Kind

  package init(seq: Int64, kind: Kind) {
    self.seq = seq
    self.kind = kind
  }

  package var description: String {
    switch kind {
    case .removed: "history row \(seq) is missing; compare with a copy of the store"
    case .altered: "history row \(seq) was altered; compare with a copy of the store"
    case .reordered: "history row \(seq) does not follow the row before it; compare with a copy of the store"
    }
  }
}
