import Contracts

/// Each service by itself on an empty broker.
struct Resting {
  let workbench: Workbench

  func measure() async throws -> [BenchReport.Section] {
    let folder = try workbench.folder("rest")
    let broker = try await RunningBroker(folder: folder, topics: RunningBroker.topics)
    defer { broker.process.kill() }
    // The first request of a process loads its HTTP client, which is not the services' time.
    _ = try? await HTTP.get("http://127.0.0.1:9/")
    var figures: [(name: String, value: String)] = []
    for service in [ServiceName.intake, .screening, .society("civil"), .referral] {
      var ready: [Double] = []
      var memory: [Double] = []
      for round in 1...3 {
        let data = try workbench.folder("rest/\(service.name)-\(round)")
        try RunningService.writeSocieties(to: data)
        let running = try await RunningService(service, broker: broker.address, folder: data)
        defer { running.process.kill() }
        ready.append(running.readyAfter.inSeconds * 1000)
        try await Task.sleep(for: .seconds(2))
        if let bytes = try await running.metric("process_anonymous_memory_bytes") { memory.append(bytes / 1e6) }
        try await running.process.stop()
      }
      let megabytes = Percentiles(memory).median
      figures.append(
        (
          service.name,
          (megabytes.isFinite ? "\(megabytes.formatted(decimals: 1)) MB anonymous" : "memory not known here (no /proc)")
            + ", ready after \(Percentiles(ready).median.formatted(decimals: 0)) ms"
        ))
    }
    return [
      BenchReport.Section(
        title: "At rest, 2 s after readiness, medians of 3 (aims: under 20 MB, ready within 300 ms)", figures: figures,
        notes: ["ready: from the start of the process to the first 200 of /health/ready, with a new store"])
    ]
  }
}
