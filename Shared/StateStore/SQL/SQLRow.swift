/// One row of a query's result; columns by their place in the `SELECT`, from 0.
package struct SQLRow: Sendable, Hashable {
  package let values: [SQLValue]

  package init(_ values: [SQLValue]) {
    self.values = values
  }

  package func text(_ column: Int) -> String? {
    if case .text(let value) = values[column] { value } else { nil }
  }

  package func integer(_ column: Int) -> Int64? {
    if case .integer(let value) = values[column] { value } else { nil }
  }

  package func real(_ column: Int) -> Double? {
    switch values[column] {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package func blob(_ column: Int) -> [UInt8]? {
    if case .blob(let value) = values[column] { value } else { nil }
  }
}
