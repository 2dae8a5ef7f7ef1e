/// Why a text is no document, and where its top object repeats a name, that name.
struct JSONDocumentError: Error {
  var fault: JSONError.Fault
  var duplicateAtTop: String?
}
