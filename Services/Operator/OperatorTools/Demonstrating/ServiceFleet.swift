import Contracts
import Foundation

/// The processes of one demo.
actor ServiceFleet {
  private let folder: DemoFolder
  private let bootstrapServers: String
  private(set) var processes: [ServiceName: ServiceProcess] = [:]

  init(folder: DemoFolder, bootstrapServers: String) {
    self.folder = folder
    self.bootstrapServers = bootstrapServers
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
    for service in new {
      processes[service] = try ServiceProcess(
        name: service.name, executable: Self.executable(of: service), arguments: arguments(of: service),
        bootstrapServers: bootstrapServers, folder: folder)
    }
    let deadline = ContinuousClock.now + .seconds(30)
    for service in new {
      try await processes[service]?.waitUntilReady(deadline: deadline)
    }
  }

  /// - Throws: when a process has ended that should be running.
  func check() throws {
    for process in processes.values where !process.isRunning {
      throw DemoError.serviceEnded(process.name, status: -1, log: process.log)
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
