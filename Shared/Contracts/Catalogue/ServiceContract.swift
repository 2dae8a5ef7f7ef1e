/// One gRPC service over Kafka and its methods.
package struct ServiceContract: Sendable {
  package let party: Party
  /// Fully qualified, e.g. `accord.screening.v1.Screening`.
  package let name: String
  package let methods: [any RPCMethod.Type]

  /// Its own methods and those that every service answers.
  package var allMethods: [any RPCMethod.Type] { methods + ContractCatalogue.methodsOfEveryService }
}
