/// Where a candidate stands in screening (A2.3).
package enum ScreeningOutcome: String, Code {
  case passed
  case rejected
  case informationRequired
  case underReview
}
