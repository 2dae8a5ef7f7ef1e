/// Why the candidate qualifies under N1.3.3: already abroad (table 1 of Attachment 3) or to be sent within three years (table 2).
package enum Dispatch: String, Code {
  case dispatched
  case planned
}
