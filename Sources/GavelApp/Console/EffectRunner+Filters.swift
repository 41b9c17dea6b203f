import GavelConsole
import GavelModel

extension EffectRunner {
  /// Saves or forgets a filter and posts what is saved now; what the settings name is never touched.
  func saveFilter(_ text: String?, named name: String) {
    do throws(ConfigurationError) {
      var file = try FiltersFile(directories)
      file[name] = text
      try file.write()
      let filters = try Configuration.load(directories).filters
      inbox.post(
        .savedFilters(filters.saved, own: filters.names(from: directories.filtersFile)))
      inbox.post(
        .notice(Notices.filterSaved(name, text, file: directories.filtersFile)))
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }
}
