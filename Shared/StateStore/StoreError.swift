/// Why the store did not do what it was asked. It never holds a value that was being stored.
package struct StoreError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable {
    /// Another process has the store's lock.
    case locked
    /// Busy, disk full, connection lost: the same work may succeed later.
    case transient
    /// A constraint of the schema was broken.
    case constraint
    /// The file is no store of this service, or of a newer version, or damaged.
    case unusable
    /// The statement is wrong: a defect of the program.
    case statement
  }

  package var code: Code
  /// What happened and what to do about it.
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var isTransient: Bool { code == .transient }
  package var description: String { message }
}
