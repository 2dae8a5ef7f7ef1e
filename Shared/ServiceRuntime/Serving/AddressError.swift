/// The address that a service is to listen on cannot be had.
package struct AddressError: Error, Sendable, Hashable, CustomStringConvertible {
  package var host: String
  package var port: Int
  /// The system's words, e.g. `Address already in use`.
  package var reason: String

  package var description: String {
    """
    cannot listen on \(host):\(port): \(reason). Give another http.port (0 takes a free one) or another http.host, or end \
    what listens there
    """
  }
}
