import StateStore

extension RPCServer {
  /// The tables that answering calls needs in a service's store.
  package static let migrations = [
    Migration(
      "rpc-001-replies-and-positions",
      [
        """
        CREATE TABLE rpc_reply (
          caller TEXT NOT NULL,
          idempotency_key TEXT NOT NULL,
          method TEXT NOT NULL,
          request_digest BLOB NOT NULL,
          reply BLOB NOT NULL,
          kept_until INTEGER NOT NULL,
          PRIMARY KEY (caller, idempotency_key))
        """,
        "CREATE INDEX rpc_reply_kept_until ON rpc_reply (kept_until)",
        """
        CREATE TABLE rpc_position (
          topic TEXT NOT NULL,
          partition INTEGER NOT NULL,
          cluster TEXT NOT NULL,
          next_offset INTEGER NOT NULL,
          PRIMARY KEY (topic, partition))
        """,
      ])
  ]
}
