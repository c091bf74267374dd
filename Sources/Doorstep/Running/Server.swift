import Foundation
import Hummingbird
import Logging
import Outbound
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// Serves until it is told to stop, then lets running requests and letters finish.
struct Server: Sendable {
  let installation: Installation
  let logger: Logger
  /// Called once it listens.
  var onRunning: @Sendable () async -> Void = {}

  func run() async throws {
    let settings = installation.settings
    let control = ControlSocket.path(of: settings.database)
    // A socket that a killed server left behind; the database's lock says that none is running.
    try? FileManager.default.removeItem(atPath: control)
    let previous = umask(0o077)
    defer { umask(previous) }
    var services: [any Service] = [
      ServiceOnLoops(
        service: installation.portal().application(
          host: settings.host, port: settings.port, logger: logger, onRunning: onRunning)),
      // Imports compute for long: they keep to the usual threads.
      ControlSocket.application(installation, logger: logger),
    ]
    if let server = settings.mailServer {
      services.append(
        OutboxWorker(
          installation: installation, mailer: Mailer.smtp(server),
          schedule: RetrySchedule(firstRetry: settings.firstRetrySeconds), logger: logger))
    }
    services.append(ListSender(installation: installation, logger: logger))
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    try installation.store.close()
    try? FileManager.default.removeItem(atPath: control)
  }
}
