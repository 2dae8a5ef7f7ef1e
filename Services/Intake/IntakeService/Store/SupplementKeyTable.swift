import Crypto
import StateStore

/// The key that row ids are checked with. It is made once and never leaves the store.
struct SupplementKeyTable {
  let transaction: any SQLTransaction

  /// Absent where no workbook was ever made.
  func key() throws -> [UInt8]? {
    try transaction.query("SELECT key FROM supplement_keys WHERE number = 1", []).first?.blob(0)
  }

  func makeKey() throws -> [UInt8] {
    if let key = try key() { return key }
    // By chance, and not derived from the input as ids are: nobody is to guess it. Until it is committed nobody has seen it.
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    try transaction.execute("INSERT INTO supplement_keys (number, key) VALUES (1, ?)", [.blob(key)])
    return key
  }
}
