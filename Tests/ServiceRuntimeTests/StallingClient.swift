import Foundation

/// A connection that sends what it is told and then nothing, until it goes.
final class StallingClient: Sendable {
  private let handle: FileHandle

  init(port: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  func send(_ text: String) throws {
    try handle.write(contentsOf: Data(text.utf8))
  }
}
