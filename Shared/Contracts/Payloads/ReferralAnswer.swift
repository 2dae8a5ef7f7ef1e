/// What a partner answered to a referral (N3.2).
package enum ReferralAnswer: String, Code {
  case acknowledged
  case granted
  case declined
}
