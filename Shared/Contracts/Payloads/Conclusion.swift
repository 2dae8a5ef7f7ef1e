/// How a society concluded a case (N2.3).
package enum Conclusion: String, Code {
  case passed
  case notPassed
}
