/// Any JSON value; only its well-formedness is looked at.
struct WellFormedJSON: Decodable {
  init(from decoder: any Decoder) {}
}
