import CXML2

/// Reads XML in pieces and tells a visitor what it meets (libxml2's push parser, SAX2).
///
/// A document type declaration ends the reading before any of it is read, so there are no entities but the five of XML
/// itself, nothing is fetched, and nothing grows.
final class XMLScanner {
  private let visitor: any XMLVisitor
  private var context: xmlParserCtxtPtr?
  fileprivate var fault: WorkbookFault?

  init(_ visitor: any XMLVisitor) {
    self.visitor = visitor
    xmlInitParser()
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.internalSubset = { user, _, _, _ in
      guard let user else { return }
      XMLScanner.from(user).stop(.forbiddenXML)
    }
    handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
      guard let user, let name else { return }
      let scanner = XMLScanner.from(user)
      scanner.guarded { () throws(WorkbookFault) in
        try scanner.visitor.start(XMLName(name), XMLAttributes(attributes, count: Int(count)))
      }
    }
    handler.endElementNs = { user, name, _, _ in
      guard let user, let name else { return }
      let scanner = XMLScanner.from(user)
      scanner.guarded { () throws(WorkbookFault) in try scanner.visitor.end(XMLName(name)) }
    }
    handler.characters = { user, text, length in
      guard let user, let text else { return }
      let scanner = XMLScanner.from(user)
      scanner.guarded { () throws(WorkbookFault) in
        try scanner.visitor.characters(UnsafeBufferPointer(start: text, count: Int(length)))
      }
    }
    handler.cdataBlock = handler.characters
    // The parser copies the handler and holds this object unretained: it lives in this object and is freed with it.
    context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    // NOENT has `&amp;` in attributes read as `&`; no other entity can exist, since a DTD is refused.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    _ = xmlCtxtUseOptions(context, Int32(options | XML_PARSE_NOENT.rawValue))
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  private static func from(_ user: UnsafeMutableRawPointer) -> XMLScanner {
    Unmanaged<XMLScanner>.fromOpaque(user).takeUnretainedValue()
  }

  private func guarded(_ body: () throws(WorkbookFault) -> Void) {
    guard fault == nil else { return }
    do {
      try body()
    } catch {
      stop(error)
    }
  }

  private func stop(_ fault: WorkbookFault) {
    self.fault = self.fault ?? fault
    xmlStopParser(context)
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) {
    let text = bytes.bindMemory(to: CChar.self)
    try finish(xmlParseChunk(context, text.baseAddress, Int32(text.count), 0))
  }

  func end() throws(WorkbookFault) {
    try finish(xmlParseChunk(context, nil, 0, 1))
  }

  private func finish(_ result: Int32) throws(WorkbookFault) {
    if let fault { throw fault }
    guard result == 0 else { throw .brokenXML }
  }
}
