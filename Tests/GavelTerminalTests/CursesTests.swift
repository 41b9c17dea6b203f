import Testing

/// Holds every suite that opens a session or sets the locale: both are global to the process.
@Suite(.serialized) enum CursesTests {}
