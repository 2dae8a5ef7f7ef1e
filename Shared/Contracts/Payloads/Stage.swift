/// The stages of a case at a society, in order (N2.3).
package enum Stage: String, Code {
  case membership
  case application
  case materials
  case assessment
  case conclusion
}
