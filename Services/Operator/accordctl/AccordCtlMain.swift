import OperatorTools

@main
struct AccordCtlMain {
  static func main() async {
    AccordCtl.bootstrapLogging()
    await AccordCtl.main()
  }
}
