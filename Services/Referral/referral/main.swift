import ReferralService
import ServiceRuntime

await ServiceMain.run(Referral.self)
