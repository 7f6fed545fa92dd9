import Commands

@main
enum Main {
    static func main() {
        Winnow.start(Array(CommandLine.arguments.dropFirst()))
    }
}
