import Contracts
import Foundation

/// The processes of one demo.
actor ServiceFleet {
  private let folder: DemoFolder
  private let bootstrapServers: String
  /// Service name to the fail-point at which its first process kills itself (`afterCommit:3`); it is then started again.
  private var failPoints: [String: String]
  /// How often a process that killed itself at its fail-point was started again.
  private(set) var restarts = 0
  /// Those that somebody waits for already: the supervisor leaves them alone.
  private var starting: Set<ServiceName> = []
  private(set) var processes: [ServiceName: ServiceProcess] = [:]

  init(folder: DemoFolder, bootstrapServers: String, failPoints: [String: String] = [:]) {
    self.folder = folder
    self.bootstrapServers = bootstrapServers
    self.failPoints = failPoints
  }

  var addresses: [String: String] {
    var addresses: [String: String] = [:]
    for (service, process) in processes {
      addresses[service.name] = process.address
    }
    return addresses
  }

  var societies: [String] {
    processes.keys.compactMap { if case .society(let code) = $0 { code } else { nil } }.sorted()
  }

  /// Starts the services that are not running yet and waits until all of them are ready.
  func start(_ services: [ServiceName]) async throws {
    let new = services.filter { processes[$0] == nil }
    starting.formUnion(new)
    for service in new {
      try launch(service)
    }
    let deadline = ContinuousClock.now + .seconds(30)
    for service in new {
      try await waitUntilReady(service, deadline: deadline)
    }
  }

  /// Looks after the processes until the task is cancelled.
  ///
  /// - Throws: when a process has ended that should be running.
  func supervise() async throws {
    while !Task.isCancelled {
      try await check()
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Starts a process again that killed itself at its fail-point.
  ///
  /// - Throws: when any other process has ended.
  private func check() async throws {
    for (service, process) in processes where !process.isRunning && !starting.contains(service) {
      guard failPoints.removeValue(forKey: service.name) != nil, process.wasKilled else {
        throw DemoError.serviceEnded(process.name, status: process.status, log: process.log)
      }
      restarts += 1
      try launch(service)
      try await waitUntilReady(service, deadline: ContinuousClock.now + .seconds(30))
    }
  }

  private func launch(_ service: ServiceName) throws {
    processes[service] = try ServiceProcess(
      name: service.name, executable: Self.executable(of: service), arguments: arguments(of: service),
      bootstrapServers: bootstrapServers, folder: folder, failPoint: failPoints[service.name])
  }

  /// A fail-point may lie on the way to readiness: the process is then started again here.
  private func waitUntilReady(_ service: ServiceName, deadline: ContinuousClock.Instant) async throws {
    starting.insert(service)
    defer { starting.remove(service) }
    do {
      try await processes[service]?.waitUntilReady(deadline: deadline)
    } catch let error as DemoError {
      guard case .serviceEnded = error, failPoints.removeValue(forKey: service.name) != nil else { throw error }
      restarts += 1
      try launch(service)
      try await processes[service]?.waitUntilReady(deadline: deadline)
    }
  }

  /// Asks all of them to stop, and waits. - Returns: whether each ended cleanly within ten seconds.
  func stop() async -> Bool {
    let running = processes.values.filter(\.isRunning)
    for process in running { process.terminate() }
    let deadline = ContinuousClock.now + .seconds(10)
    var clean = running.count == processes.count
    for process in running {
      clean = await process.waitUntilEnded(deadline: deadline) && clean
    }
    processes = [:]
    return clean
  }

  private static func executable(of service: ServiceName) -> String {
    if case .society = service { "society-routing" } else { service.name }
  }

  private func arguments(of service: ServiceName) -> [String] {
    switch service {
    case .intake: ["--maildir", folder.maildir]
    case .screening: ["--societies-file", folder.societies]
    case .society(let code): ["--society", code]
    case .referral: []
    }
  }
}
