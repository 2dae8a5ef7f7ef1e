/// The project types of Attachment 3.
package enum ProjectType: String, Code {
  case investment
  case contracting
  case labour
  case aid
  case other
}
