/// What screening found for one criterion. Silence is `notEvidenced`, never `notMet`.
package enum FindingResult: String, Code {
  case met
  case notMet
  case notEvidenced
}
