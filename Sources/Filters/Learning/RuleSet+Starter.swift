import Classifier
import YAML

extension Loader {
    /// The model that ships with the folder; nil and no problem if there is none.
    mutating func readStarter() -> Model? {
        let name = "starter.model"
        guard files.contains(name) else { return nil }
        let place = YAMLPlace(file: files.label(of: name), line: 1, column: 1)
        do throws(ModelFileError) {
            let model = try Model(contentsOf: files.label(of: name))
            guard model.record.featureVersion == FeatureExtraction.version else {
                report.error(place, "the model sees other features than this version makes")
                return nil
            }
            return model
        } catch {
            report.error(place, "\(error)".replacing("\(files.label(of: name)): ", with: ""))
            return nil
        }
    }
}
