/// What became of the rows of a returned supplement workbook: each row is one of the four.
package struct SupplementCounts: Codable, Sendable, Hashable {
  /// Something new was taken.
  package var supplemented: Int
  /// All that they say was known.
  package var unchanged: Int
  /// Nothing was filled in.
  package var empty: Int
  /// Nothing was taken because of what `rowErrors` says.
  package var faulty: Int
  /// How many people of the unit something is still missing of; absent where nothing says whose workbook it is.
  package var stillMissing: Int?

  package init(
    supplemented: Int = 0, unchanged: Int = 0, empty: Int = 0, faulty: Int = 0, stillMissing: Int? = 0
  ) {
    self.stillMissing = stillMissing
    self.supplemented = supplemented
    self.unchanged = unchanged
    self.empty = empty
    self.faulty = faulty
  }
}
