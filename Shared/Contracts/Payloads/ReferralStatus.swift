/// Where the referral of a member stands (N3.2, A2.2).
package enum ReferralStatus: String, Code {
  case waitingForCountry
  case waitingForPartner
  case referred
  case acknowledged
  case granted
  case declined
}
