/// The cells of one row, by what they hold.
///
/// A part of a row shares the cells with the whole: a sheet has tens of thousands of rows, and each is looked at in parts.
struct FormCells: Sendable {
  private var cells: [FormCell] = []
  /// For each kind the place in `cells` and one; zero: none. A part hides cells here.
  private var places = SIMD32<Int8>(repeating: 0)

  init() {}

  subscript(kind: FormColumn) -> FormCell? {
    get {
      let place = Int(places[kind.rawValue])
      return place > 0 ? cells[place - 1] : nil
    }
    set {
      let place = Int(places[kind.rawValue])
      switch (newValue, place) {
      case (let cell?, 1...): cells[place - 1] = cell
      case (let cell?, _):
        cells.append(cell)
        places[kind.rawValue] = Int8(truncatingIfNeeded: cells.count)
      case (nil, _): places[kind.rawValue] = 0
      }
    }
  }

  func text(_ kind: FormColumn) -> String? {
    let place = Int(places[kind.rawValue])
    return place > 0 ? cells[place - 1].text : nil
  }

  func holds(_ kind: FormColumn) -> Bool { places[kind.rawValue] > 0 }

  mutating func reserve(_ count: Int) { cells.reserveCapacity(count) }

  func only(_ keeps: (FormColumn, FormCell) -> Bool) -> FormCells {
    var kept = self
    for kind in FormColumn.all {
      let place = Int(places[kind.rawValue])
      if place > 0, !keeps(kind, cells[place - 1]) { kept.places[kind.rawValue] = 0 }
    }
    return kept
  }

  /// Those that there are, in the order of the kinds.
  var all: [(kind: FormColumn, cell: FormCell)] {
    FormColumn.all.compactMap { kind in self[kind].map { (kind, $0) } }
  }

  var isEmpty: Bool { places == SIMD32(repeating: 0) }
  var count: Int { FormColumn.all.count { holds($0) } }

  /// The leftmost.
  var first: FormCell? { FormColumn.all.lazy.compactMap { self[$0] }.min { $0.column < $1.column } }
}

extension FormCells: Hashable {
  static func == (left: FormCells, right: FormCells) -> Bool {
    FormColumn.all.allSatisfy { left[$0] == right[$0] }
  }

  func hash(into hasher: inout Hasher) {
    for kind in FormColumn.all { hasher.combine(self[kind]) }
  }
}
