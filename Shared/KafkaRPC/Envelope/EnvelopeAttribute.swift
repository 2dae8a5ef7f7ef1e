import Contracts

/// The event types and extension attributes of calls stand in the contracts; here they have a short name.
typealias EnvelopeAttribute = CallEnvelope
