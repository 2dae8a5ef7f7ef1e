import IntakeService
import ServiceRuntime

await ServiceMain.run(Intake.self)
