import OperatorTools

@main
struct AccordCtlMain {
  static func main() async {
    await AccordCtl.main()
  }
}
