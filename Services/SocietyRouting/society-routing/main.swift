import ServiceRuntime
import SocietyRoutingService

await ServiceMain.run(SocietyRouting.self)
