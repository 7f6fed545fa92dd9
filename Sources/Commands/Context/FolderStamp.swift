import Foundation

/// Names, sizes and times of everything in a folder: differs when something was changed.
struct FolderStamp: Equatable {
    private var entries: [String: [Int]] = [:]

    init(of folder: String) {
        let files = FileManager.default.enumerator(atPath: folder)
        while let name = files?.nextObject() as? String {
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0 else { continue }
            entries[name] = [
                Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
                Int(status.st_ino),
            ]
        }
    }
}
