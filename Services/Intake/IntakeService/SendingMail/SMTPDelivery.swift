import CCurl
import Dispatch
import Foundation

/// One delivery by SMTP, with libcurl: STARTTLS or implicit TLS with the certificate checked, AUTH, and the server's answers.
struct SMTPDelivery {
  private let server: SMTPServer
  private static let queue = DispatchQueue(label: "accord.intake.smtp")
  /// libcurl is set up once, for the life of the process.
  private static let isSetUp = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init(_ server: SMTPServer) {
    self.server = server
  }

  func send(_ mail: [UInt8], from sender: String, to recipient: String) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      Self.queue.async { [server] in
        continuation.resume(with: Result { try Self(server).deliver(mail, from: sender, to: recipient) })
      }
    }
  }

  private func deliver(_ mail: [UInt8], from sender: String, to recipient: String) throws(IntakeError) {
    guard Self.isSetUp, let handle = curl_easy_init() else {
      throw .mailNotSent("libcurl cannot be set up")
    }
    defer { curl_easy_cleanup(handle) }
    guard let recipients = curl_slist_append(nil, "<\(recipient)>") else { throw .mailNotSent("no memory") }
    defer { curl_slist_free_all(recipients) }
    // Held until the end of this function; the callbacks run within `curl_easy_perform`, on this thread.
    let dialogue = SMTPDialogue(mail)
    let state = Unmanaged.passRetained(dialogue)
    defer { state.release() }

    let scheme = server.encryption == .implicit ? "smtps" : "smtp"
    let isIPv6 = server.host.contains(":")
    let host = isIPv6 ? "[\(server.host)]" : server.host
    var codes = [
      accord_curl_set_text(handle, CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(Self.helloName)"),
      accord_curl_set_long(handle, CURLOPT_PROTOCOLS, Int(CURLPROTO_SMTP | CURLPROTO_SMTPS)),
      accord_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
      accord_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 30),
      accord_curl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(server.patience.components.seconds * 1000)),
      accord_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender)>"),
      accord_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients),
      accord_curl_set_long(handle, CURLOPT_UPLOAD, 1),
      accord_curl_set_reader(
        handle,
        { buffer, size, count, state in
          guard let buffer, let state else { return 0 }
          return Unmanaged<SMTPDialogue>.fromOpaque(state).takeUnretainedValue().read(buffer, size * count)
        }, state.toOpaque()),
      accord_curl_set_listener(
        handle,
        { _, kind, text, size, state in
          guard let text, let state else { return 0 }
          Unmanaged<SMTPDialogue>.fromOpaque(state).takeUnretainedValue().hear(
            kind, UnsafeRawBufferPointer(start: text, count: size))
          return 0
        }, state.toOpaque()),
    ]
    if server.encryption == .startTLS {
      codes.append(accord_curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)))
    }
    if let authorities = server.authorities {
      codes.append(accord_curl_set_text(handle, CURLOPT_CAINFO, authorities))
    }
    if let login = server.login {
      codes.append(accord_curl_set_text(handle, CURLOPT_USERNAME, login.user))
      codes.append(accord_curl_set_text(handle, CURLOPT_PASSWORD, login.password))
    }
    guard codes.allSatisfy({ $0 == CURLE_OK }) else { throw .mailNotSent("libcurl does not know a setting") }
    let result = curl_easy_perform(handle)
    guard result != CURLE_OK else { return }
    var code = 0
    _ = accord_curl_response_code(handle, &code)
    throw failure(result, code: code, dialogue)
  }

  /// How this host calls itself; a server that minds gets its name from the system.
  private static var helloName: String {
    let name = ProcessInfo.processInfo.hostName
    return name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 && $0 != 0x2F } && !name.isEmpty ? name : "localhost"
  }

  /// A 5xx for this recipient or this mail is final; one for the sender, the login or the encryption is ours to mend.
  private func failure(_ result: CURLcode, code: Int, _ dialogue: SMTPDialogue) -> IntakeError {
    let about = [530, 534, 535, 538].contains(code)
    if (500...599).contains(code), !about, dialogue.isAboutMail { return .mailRefused(dialogue.answer) }
    if code >= 400 { return .mailNotSent("the SMTP server answered \(code)") }
    let reason = curl_easy_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)"
    return .mailNotSent("the SMTP server could not be used: \(reason)")
  }
}
