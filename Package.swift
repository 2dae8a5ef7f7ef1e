// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

// Third-party products, each named once.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let grpcCore = Target.Dependency.product(name: "GRPCCore", package: "grpc-swift-2")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func library(
  _ name: String, path: String, dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// An executable is a `main` of some thirty lines on top of the library that does the work.
func executable(_ name: String, path: String, dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

func suite(_ name: String, dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: name, dependencies: ["AccordTesting"] + dependencies, path: "Tests/\(name)", resources: resources,
    swiftSettings: strict)
}

/// What every service is made of, besides its own C libraries.
let service: [Target.Dependency] = [
  "CloudEvents", "Contracts", "Kafka", "KafkaRPC", "Messaging", "ServiceRuntime", "StateStore",
  grpcCore, hummingbird, logging, serviceLifecycle,
]

let package = Package(
  name: "accord",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "intake", targets: ["intake"]),
    .executable(name: "screening", targets: ["screening"]),
    .executable(name: "society-routing", targets: ["society-routing"]),
    .executable(name: "referral", targets: ["referral"]),
    .executable(name: "accordctl", targets: ["accordctl"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // MARK: Shared
    .systemLibrary(
      name: "CRdkafka", path: "Shared/CRdkafka", pkgConfig: "rdkafka",
      providers: [.apt(["librdkafka-dev"]), .brew(["librdkafka"])]),
    .target(
      name: "CSimdjson", path: "Shared/CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    library("Kafka", path: "Shared/Kafka", dependencies: ["CRdkafka", logging], exclude: ["README.md"]),
    library("CloudEvents", path: "Shared/CloudEvents", dependencies: ["CSimdjson"]),
    library(
      "Contracts", path: "Shared/Contracts", dependencies: ["CloudEvents"],
      resources: ["taxonomy", "reference", "working-days", "descriptions"].map { .embedInCode("Reference/\($0).json") }),
    .systemLibrary(
      name: "CXlsxWriter", path: "Shared/CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    library("Workbooks", path: "Shared/Workbooks", dependencies: ["Contracts", "CXlsxWriter"]),
    library("StateStore", path: "Shared/StateStore", dependencies: [grdb, grdbSQLite, crypto]),
    library(
      "Messaging", path: "Shared/Messaging",
      dependencies: [
        "CloudEvents", "Contracts", "Kafka", "StateStore", crypto, logging, metrics, serviceLifecycle, tracing,
      ]),
    library(
      "KafkaRPC", path: "Shared/KafkaRPC",
      dependencies: [
        "CloudEvents", "Contracts", "Kafka", "Messaging", "StateStore", crypto, grpcCore, logging, metrics,
        serviceLifecycle,
      ]),
    library(
      "ServiceRuntime", path: "Shared/ServiceRuntime",
      dependencies: [
        "CloudEvents", "Contracts", "Kafka", "KafkaRPC", "Messaging", "StateStore", grpcCore, hummingbird, logging,
        metrics, nioCore, serviceLifecycle, yams,
      ]),

    // MARK: Services
    .systemLibrary(
      name: "CZip", path: "Services/Intake/CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CISAL", path: "Services/Intake/CISAL", pkgConfig: "libisal",
      providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
    .systemLibrary(
      name: "CXML2", path: "Services/Intake/CXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CGMime", path: "Services/Intake/CGMime", pkgConfig: "gmime-3.0",
      providers: [.apt(["libgmime-3.0-dev"]), .brew(["gmime"])]),
    .systemLibrary(
      name: "CCurl", path: "Services/Intake/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    library(
      "IntakeService", path: "Services/Intake/IntakeService",
      dependencies: service + ["Workbooks", "CCurl", "CGMime", "CISAL", "CXML2", "CZip", crypto]),
    executable("intake", path: "Services/Intake/intake", dependencies: ["IntakeService", "ServiceRuntime"]),
    library(
      "ScreeningService", path: "Services/Screening/ScreeningService", dependencies: service + [metrics, yams],
      resources: ["ApplyingRules/notice-2025", "CheckingFields/attachment-1-terms"].map { .embedInCode("\($0).yaml") }),
    executable(
      "screening", path: "Services/Screening/screening", dependencies: ["ScreeningService", "ServiceRuntime"]),
    library(
      "SocietyRoutingService", path: "Services/SocietyRouting/SocietyRoutingService",
      dependencies: service + [metrics, yams]),
    executable(
      "society-routing", path: "Services/SocietyRouting/society-routing",
      dependencies: ["SocietyRoutingService", "ServiceRuntime"]),
    library("ReferralService", path: "Services/Referral/ReferralService", dependencies: service + [yams]),
    executable("referral", path: "Services/Referral/referral", dependencies: ["ReferralService", "ServiceRuntime"]),

    // MARK: Operator
    library(
      "OperatorTools", path: "Services/Operator/OperatorTools",
      dependencies: [
        "CloudEvents", "Contracts", "Kafka", "KafkaRPC", "Messaging", "ServiceRuntime", "StateStore", "Workbooks",
        argumentParser, crypto, grpcCore, logging, yams,
      ],
      resources: [
        "01-complete.eml", "02-late.eml", "03-no-scan-gb18030.eml", "01-one-sheet.xlsx", "02-attached-table.xlsx",
        "03-with-errors.xlsx",
      ].map { .embedInCode("Demonstrating/Fixtures/\($0)") }),
    executable("accordctl", path: "Services/Operator/accordctl", dependencies: ["OperatorTools"]),

    // MARK: Tests
    library(
      "AccordTesting", path: "Tests/Support/AccordTesting",
      dependencies: ["CloudEvents", "Contracts", "Kafka", "StateStore", logging]),
    suite("KafkaTests", dependencies: ["Kafka", logging]),
    suite("CloudEventsTests", dependencies: ["CloudEvents"], resources: [.copy("Golden"), .copy("BadInput")]),
    suite("ContractsTests", dependencies: ["Contracts"], resources: [.copy("Golden")]),
    suite("WorkbooksTests", dependencies: ["Workbooks"]),
    suite("StateStoreTests", dependencies: ["StateStore"]),
    suite(
      "MessagingTests",
      dependencies: [
        "Messaging", "Kafka", "StateStore", .product(name: "MetricsTestKit", package: "swift-metrics"),
      ]),
    suite(
      "KafkaRPCTests",
      dependencies: [
        "KafkaRPC", "CloudEvents", "Contracts", "Kafka", "Messaging", "StateStore", grpcCore, logging,
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
      ]),
    suite(
      "ServiceRuntimeTests",
      dependencies: [
        "ServiceRuntime", "Contracts", "Kafka", "KafkaRPC", "Messaging", hummingbird, logging,
        .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
      ]),
    // A suite names every module that it imports: what it does not name can change without the suite being compiled anew.
    suite(
      "IntakeServiceTests", dependencies: ["IntakeService", "Workbooks"] + service, resources: [.copy("Fixtures")]),
    suite("ScreeningServiceTests", dependencies: ["ScreeningService"] + service, resources: [.copy("Corpus")]),
    suite("SocietyRoutingServiceTests", dependencies: ["SocietyRoutingService"] + service),
    suite("ReferralServiceTests", dependencies: ["ReferralService"] + service),
    suite("OperatorToolsTests", dependencies: ["OperatorTools", "CloudEvents", "Contracts", argumentParser]),
    suite("CampaignTests", dependencies: ["AccordCampaign"]),
    suite(
      "EndToEndTests",
      dependencies: ["OperatorTools", "ScreeningService", "SocietyRoutingService", "Workbooks"] + service,
      resources: [.copy("Expected")]),

    // MARK: Benchmarks
    library(
      "AccordCampaign", path: "Benchmarks/AccordCampaign",
      dependencies: [
        "AccordTesting", "CloudEvents", "Contracts", "Kafka", "KafkaRPC", "Messaging", "ScreeningService",
        "ServiceRuntime", "SocietyRoutingService", "StateStore", crypto, logging,
      ]),
    .executableTarget(
      name: "accord-bench",
      dependencies: [
        "AccordCampaign", "AccordTesting", "CloudEvents", "Contracts", "IntakeService", "Kafka", "KafkaRPC",
        "Messaging",
        "ScreeningService", "StateStore", argumentParser, grpcCore, logging,
      ], path: "Benchmarks/accord-bench",
      exclude: ["read-workbook.py", "requirements.txt", "write-workbook.py"].map { "ReadingWorkbooks/\($0)" },
      swiftSettings: strict),
  ]
)
