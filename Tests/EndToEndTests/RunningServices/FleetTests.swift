import Testing

/// What is tested on services that run for all of these suites together: the secretariat's three, and one society.
@Suite(.serialized, .fleet(.intake, .screening, .referral, .society("hydraulic")))
enum FleetTests {}
