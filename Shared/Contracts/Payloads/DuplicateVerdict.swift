/// What an officer found of two candidates.
package enum DuplicateVerdict: String, Code {
  case same
  case different
}
