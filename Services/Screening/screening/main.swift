import ScreeningService
import ServiceRuntime

await ServiceMain.run(Screening.self)
