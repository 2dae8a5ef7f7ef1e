/// The project statuses of Attachment 3.
package enum ProjectStatus: String, Code {
  case preparing
  case underConstruction = "under-construction"
  case completed
  case awaitingHandover = "awaiting-handover"
  case operating
}
