/// The server that takes mails in, and how it is spoken to.
struct SMTPServer: Sendable, Hashable {
  enum Encryption: String, Sendable, Hashable, CaseIterable {
    /// Begun in the clear and encrypted before anything is said (RFC 3207); never sent without.
    case startTLS = "starttls"
    /// From the first byte (RFC 8314).
    case implicit
    /// In the clear: for a server on the same host.
    case none

    var port: Int {
      switch self {
      case .startTLS: 587
      case .implicit: 465
      case .none: 25
      }
    }
  }

  var host: String
  var port: Int
  var encryption: Encryption
  var login: SMTPLogin?
  /// Certificates of authorities, in PEM; absent: those of the system.
  var authorities: String?
  /// After so long a delivery is given up and tried again later.
  var patience = Duration.seconds(120)

  init(
    host: String, port: Int? = nil, encryption: Encryption = .startTLS, login: SMTPLogin? = nil,
    authorities: String? = nil
  ) {
    self.host = host
    self.port = port ?? encryption.port
    self.encryption = encryption
    self.login = login
    self.authorities = authorities
  }
}
