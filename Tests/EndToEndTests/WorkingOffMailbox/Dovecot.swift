import AccordTesting
import Foundation

@testable import OperatorTools

/// A real IMAP server on loopback, run as an ordinary user with a configuration, a mailbox and a certificate of its own.
struct Dovecot: Sendable {
  static let user = "pingjia@example.org"
  static let password = "geheim-\(UInt32.random(in: 0...UInt32.max))"

  let folder: URL
  let imap: Int
  let imaps: Int

  var certificate: URL { folder.appending(path: "cert.pem") }

  /// Runs `body` while the server answers.
  static func run<Result>(in folder: URL, _ body: (Dovecot) async throws -> Result) async throws -> Result {
    let server = Dovecot(folder: folder, imap: try freePort(), imaps: try freePort())
    try await server.prepare()
    let words = [executable, "-F", "-c", folder.appending(path: "dovecot.conf").path()]
    // Its processes give up no rights that they do not have: whoever tests as root hands it to nobody.
    let all =
      getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] + words : words
    let program = try Program(path: all[0], Array(all.dropFirst()), output: folder.appending(path: "dovecot.out"))
    do {
      _ = try await eventually("Dovecot") {
        guard program.isRunning else { throw NotInTime(description: "Dovecot ended: \(program.complaints)") }
        return try await server.client("print(open_mailbox().noop())").status == 0 ? true : nil
      }
      let result = try await body(server)
      await program.clear()
      return result
    } catch {
      await program.clear()
      throw error
    }
  }

  private static let executable = "/usr/sbin/dovecot"

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 ? getsockname(descriptor, generic, &length) : -1
      }
    }
    guard status == 0 else { throw NotInTime(description: "no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private func prepare() async throws {
    for name in ["run", "state", "mail", "home"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let key = folder.appending(path: "key.pem")
    let made = try await CommandRun.run(
      URL(filePath: "/usr/bin/openssl"),
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key.path(), "-out", certificate.path(), "-days",
        "2",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      ])
    guard made.status == 0 else { throw NotInTime(description: "openssl made no certificate: \(made.errors)") }
    try Data(configuration.utf8).write(to: folder.appending(path: "dovecot.conf"))
    guard getuid() == 0 else { return }
    let owned = try await CommandRun.run(URL(filePath: "/bin/chown"), ["-R", "nobody:nogroup", folder.path()])
    guard owned.status == 0 else { throw NotInTime(description: owned.errors) }
  }

  private var configuration: String {
    let (user, group) = getuid() == 0 ? ("nobody", "nogroup") : (NSUserName(), "\(getgid())")
    let path = folder.path()
    return """
      protocols = imap
      listen = 127.0.0.1
      base_dir = \(path)/run
      state_dir = \(path)/state
      log_path = \(path)/log
      default_internal_user = \(user)
      default_internal_group = \(group)
      default_login_user = \(user)
      first_valid_uid = 1
      ssl = required
      ssl_cert = <\(path)/cert.pem
      ssl_key = <\(path)/key.pem
      mail_location = maildir:\(path)/mail
      passdb {
        driver = static
        args = password=\(Self.password)
      }
      userdb {
        driver = static
        args = uid=\(user) gid=\(group) home=\(path)/home
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = \(imap)
        }
        inet_listener imaps {
          port = \(imaps)
          ssl = yes
        }
      }
      service anvil {
        chroot =
      }
      service stats {
        chroot =
      }

      """
  }

  /// Python's own IMAP client, with `open_mailbox()` at hand.
  @discardableResult
  func client(_ script: String, _ arguments: [String] = []) async throws -> CommandRun {
    let head = """
      import imaplib, ssl, sys
      def open_mailbox():
          context = ssl.create_default_context(cafile=\(PythonText(certificate.path())))
          mailbox = imaplib.IMAP4_SSL("localhost", \(imaps), ssl_context=context)
          mailbox.login(\(PythonText(Self.user)), \(PythonText(Self.password)))
          mailbox.select("INBOX")
          return mailbox

      """
    return try await CommandRun.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", head + script] + arguments)
  }

  /// - Parameter flags: `\Seen` for a mail that somebody has read.
  func append(_ mail: URL, flags: String = "") async throws {
    let run = try await client(
      """
      answer = open_mailbox().append("INBOX", sys.argv[2] or None, None, open(sys.argv[1], "rb").read())
      assert answer[0] == "OK", answer
      """, [mail.path(), flags])
    guard run.status == 0 else { throw NotInTime(description: "the mail was not appended: \(run.errors)") }
  }

  /// `UID FLAGS` of every mail of the mailbox, one a line.
  func listing() async throws -> String {
    let run = try await client(
      """
      print("\\n".join(sorted(str(line) for line in open_mailbox().uid("FETCH", "1:*", "(FLAGS)")[1])))
      """)
    guard run.status == 0 else { throw NotInTime(description: run.errors) }
    return run.output
  }
}

/// A text as Python's source has it.
struct PythonText: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    description = "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
