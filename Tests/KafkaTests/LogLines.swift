import Logging

/// Collects log lines and hands them on as they come.
struct LogLines: Sendable {
  struct Line: Sendable {
    var level: Logger.Level
    var message: String
    var client: String?
  }

  let handler: Handler
  private let stream: AsyncStream<Line>

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Line.self)
    self.stream = stream
    handler = Handler(continuation: continuation)
  }

  /// The first line that fits; nil after 20 s.
  func first(where fits: @escaping @Sendable (Line) -> Bool) async -> Line? {
    await withTaskGroup(of: Line?.self) { group in
      group.addTask { await stream.first(where: fits) }
      group.addTask {
        try? await Task.sleep(for: .seconds(20))  // the deadline
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  struct Handler: LogHandler {
    let continuation: AsyncStream<Line>.Continuation
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      continuation.yield(
        Line(level: event.level, message: "\(event.message)", client: event.metadata?["client"].map { "\($0)" }))
    }
  }
}
