import Foundation

/// What a program that opens strangers' files runs in.
enum Sandbox: String, Sendable, Hashable, CaseIterable {
  /// bubblewrap: no network, no other processes, nothing of the machine but its programs, read-only, and the work folder.
  case bubblewrap
  /// Namespaces by `unshare` alone: no network and no other processes, but the machine's files as the service's user sees them.
  case namespaces
  /// Only limits of memory, time and file sizes.
  case none

  /// Commands are found where a shell finds them.
  static func path(of command: String) -> String? {
    if command.contains("/") { return FileManager.default.isExecutableFile(atPath: command) ? command : nil }
    return (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/\(command)" }.first(where: FileManager.default.isExecutableFile(atPath:))
  }

  /// The command in front of the one that is run in it; nil where its program is not installed.
  ///
  /// - Parameter work: the one folder that can be written to. It keeps its path.
  func prefix(work: String) -> [String]? {
    switch self {
    case .bubblewrap:
      guard let bwrap = Self.path(of: "bwrap") else { return nil }
      var words = [bwrap, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
      // Programs, libraries, fonts and their settings; not /etc as a whole, nor /home, /var or anybody's data.
      for folder in ["/usr", "/bin", "/lib", "/lib64", "/opt", "/etc/fonts", "/etc/libreoffice", "/etc/alternatives"] {
        words += ["--ro-bind-try", folder, folder]
      }
      words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--proc", "/proc", "--dev", "/dev"]
      words += ["--tmpfs", "/tmp", "--tmpfs", "/run", "--bind", work, work, "--chdir", work]
      for (name, value) in Self.environment(work) { words += ["--setenv", name, value] }
      return words + ["--"]
    case .namespaces:
      guard let unshare = Self.path(of: "unshare"), let env = Self.path(of: "env") else { return nil }
      return [
        unshare, "--user", "--map-root-user", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--", env, "-i",
      ]
        + Self.environment(work).map { "\($0)=\($1)" }
    case .none:
      guard let env = Self.path(of: "env") else { return nil }
      return [env, "-i"] + Self.environment(work).map { "\($0)=\($1)" }
    }
  }

  private static func environment(_ work: String) -> [(String, String)] {
    [("HOME", work), ("TMPDIR", work), ("PATH", "/usr/local/bin:/usr/bin:/bin"), ("LANG", "C.UTF-8")]
  }
}
