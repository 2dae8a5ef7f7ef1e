/// The membership applied for: N1.3.1 (`professional`), N1.3.2 (`senior`).
package enum Level: String, Code {
  case professional
  case senior
}
