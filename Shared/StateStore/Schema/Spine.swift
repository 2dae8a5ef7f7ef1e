/// The tables that every service's store has.
enum Spine {
  static let migrations: [Migration] = []
}
