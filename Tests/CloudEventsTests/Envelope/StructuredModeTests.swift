import CloudEvents
import Testing

@Suite("Structured mode")
struct StructuredModeTests {
  static let full = CloudEvent(
    id: "0196336c-8080-7000-8000-000000000001", source: "/accord/screening",
    type: "accord.screening.candidate-passed.v1", subject: "0196336c-8080-7000-8000-00000000000a",
    time: Timestamp(milliseconds: 1_744_767_000_123), dataSchema: "https://accord.invalid/contracts/x.json",
    correlationID: "0196336c-8080-7000-8000-00000000000a", causationID: "0196336c-8080-7000-8000-000000000002",
    traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    extensions: ["attempt": "2", "empty": ""], data: Array(#"{"text":"\u5f20 \"},{\" 三","list":[1, 2.50,{}]}"#.utf8))

  @Test("an event is the same after it was written and read, its data byte for byte")
  func roundTrip() throws {
    #expect(try CloudEvent(structured: Self.full.encoded()) == Self.full)
    let bare = CloudEvent(id: "1", source: "/a", type: "t", dataContentType: nil)
    #expect(try CloudEvent(structured: bare.encoded()) == bare)
  }

  @Test("the data is the slice that was received, whatever stands around it")
  func slice() throws {
    let text = """
       { "data" : {"a":[1,{"b":"]}\\""}]} , "id":"1","source":"/a","type":"t" , "specversion":"1.0" }
      """
    #expect(try CloudEvent(structured: Array(text.utf8)).data == Array(#"{"a":[1,{"b":"]}\""}]}"#.utf8))
  }

  @Test("scalar data of a JSON content type keeps its JSON form", arguments: ["12", "-0.5e3", "true", #""x""#, "[]"])
  func scalar(data: String) throws {
    let text = #"{"id":"1","source":"/a","type":"t","specversion":"1.0","data":\#(data)}"#
    #expect(try CloudEvent(structured: Array(text.utf8)).data == Array(data.utf8))
  }

  @Test("other content types travel as a string or as base64")
  func otherContentTypes() throws {
    var event = CloudEvent(
      id: "1", source: "/a", type: "t", dataContentType: "text/plain; charset=utf-8", data: Array("甲\n\"乙\"".utf8))
    #expect(String(decoding: event.encoded(), as: UTF8.self).contains(#""data":"甲\n\"乙\"""#))
    #expect(try CloudEvent(structured: event.encoded()) == event)
    event.dataContentType = "application/pdf"
    event.data = [0x25, 0x50, 0xFF, 0x00]
    #expect(String(decoding: event.encoded(), as: UTF8.self).contains(#""data_base64":"JVD/AA==""#))
    #expect(try CloudEvent(structured: event.encoded()) == event)
  }

  @Test("attributes of other JSON types become their canonical strings, null is absent")
  func canonicalStrings() throws {
    let text = """
      {"id":"1","source":"/a","type":"t","specversion":"1.0","subject":null,"attempt":3,"sampled":true,"data":null}
      """
    let event = try CloudEvent(structured: Array(text.utf8))
    #expect(event.extensions == ["attempt": "3", "sampled": "true"])
    #expect(event.subject == nil)
    #expect(event.data.isEmpty)
  }
}
