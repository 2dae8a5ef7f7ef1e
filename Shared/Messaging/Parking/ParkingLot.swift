/// Which keys are parked: those of which a dead letter is pending, or records wait that a dead letter held up.
///
/// A value that knows no store: a transaction works on a copy, which is kept when it commits.
struct ParkingLot<Key: Hashable & Sendable>: Sendable, Hashable {
  struct Bay: Sendable, Hashable {
    /// Dead letters that somebody has to decide on.
    var pending = 0
    /// Records that wait behind them, in order.
    var waiting = 0
  }

  private var bays: [Key: Bay]
  /// Pending dead letters without a key; nothing waits behind them.
  private var keyless: Int

  init(_ bays: [Key: Bay] = [:], keyless: Int = 0) {
    self.bays = bays.filter { $0.value != Bay() }
    self.keyless = keyless
  }

  var parkedKeys: Int { bays.count }
  var pendingLetters: Int { bays.values.reduce(keyless) { $0 + $1.pending } }

  /// Whether a new record of the key has to wait.
  func isParked(_ key: Key) -> Bool {
    bays[key] != nil
  }

  /// Keys whose records wait although nothing holds them up any more.
  var released: [Key] {
    bays.filter { $0.value.pending == 0 }.map(\.key)
  }

  /// A record of the key, or one without a key, has become a dead letter.
  mutating func refused(_ key: Key?) {
    guard let key else {
      keyless += 1
      return
    }
    bays[key, default: Bay()].pending += 1
  }

  /// A record was put behind the others of its key.
  mutating func parked(_ key: Key) {
    bays[key, default: Bay()].waiting += 1
  }

  /// A dead letter of the key, or one without a key, was redriven or discarded.
  mutating func resolved(_ key: Key?) {
    guard let key else {
      keyless = max(0, keyless - 1)
      return
    }
    change(key) { $0.pending = max(0, $0.pending - 1) }
  }

  /// The first waiting record of the key was taken out, to be worked off.
  mutating func took(_ key: Key) {
    change(key) { $0.waiting = max(0, $0.waiting - 1) }
  }

  /// What the table holds of the key.
  mutating func found(_ key: Key, _ bay: Bay) {
    bays[key] = bay == Bay() ? nil : bay
  }

  private mutating func change(_ key: Key, _ body: (inout Bay) -> Void) {
    guard var bay = bays[key] else { return }
    body(&bay)
    bays[key] = bay == Bay() ? nil : bay
  }
}
