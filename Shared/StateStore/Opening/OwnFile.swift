#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file descriptor of a file that only its owner may read and write (mode 0600). Closed by `close`, or when it goes.
struct OwnFile: ~Copyable {
  private let descriptor: CInt

  /// Opens the file at `path`, creating it where it is missing. Child processes do not inherit it.
  ///
  /// - Parameter exclusiveUse: takes `flock`'s exclusive lock without waiting. The lock belongs to the open file: a
  ///   second opening is refused in the same process too, and the kernel drops it however the process ends.
  static func open(_ path: String, exclusiveUse: Bool) throws(StoreError) -> OwnFile {
    let descriptor = openDescriptor(path)
    guard descriptor >= 0 else {
      throw StoreError(
        .unusable, "\(path) cannot be opened (\(reason(errno))); check that the service's account may write there")
    }
    let file = OwnFile(descriptor: descriptor)
    guard !exclusiveUse || flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else {
        throw StoreError(.unusable, "\(path) cannot be locked (\(reason(code))); keep the store on a local disk")
      }
      let holder = file.readText()
      throw StoreError(
        .locked,
        """
        the store at \(path.dropLast(".lock".count)) is in use by \(holder.isEmpty ? "another process" : holder); \
        stop that process first, or give this one a store of its own (store.url)
        """)
    }
    return file
  }

  private init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  deinit {
    // Not left to the closing: a child that is just being forked shares the lock until it executes its program.
    _ = flock(descriptor, LOCK_UN)
    _ = closeDescriptor(descriptor)
  }

  consuming func close() {}

  func readText() -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : ""
  }

  func replaceText(_ text: String) {
    let bytes = Array(text.utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }
}

private func openDescriptor(_ path: String) -> CInt {
  open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
}

private func closeDescriptor(_ descriptor: CInt) -> CInt {
  close(descriptor)
}

private func reason(_ code: CInt) -> String {
  String(cString: strerror(code))
}
