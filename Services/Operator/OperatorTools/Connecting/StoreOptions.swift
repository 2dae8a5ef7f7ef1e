import ArgumentParser
import StateStore

/// Which store a command looks at.
struct StoreOptions: ParsableArguments {
  @Option(help: "sqlite:///absolute/path/to/file.db")
  var store: String

  /// To look at, also while its service runs.
  func open() throws -> StateStore {
    do {
      return try StateStore(readingURL: store)
    } catch {
      throw ValidationError(error.message)
    }
  }

  /// To mend, while its service is stopped.
  func maintain() throws -> StateStore {
    do {
      return try StateStore(maintainingURL: store)
    } catch {
      throw ValidationError(error.message)
    }
  }
}
