import Commands

@main
enum Main {
    static func main() async {
        await Winnow.runAndExit(Array(CommandLine.arguments.dropFirst()))
    }
}
