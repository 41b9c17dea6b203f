import Foundation
import Glibc
import Testing

@testable import GavelApp

@Suite struct TrustedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file of one's own is read`() throws {
    let path = try folder.write("hello", to: "f", mode: 0o644)
    #expect(try TrustedFile.read(path, as: .settings) == Array("hello".utf8))
  }

  @Test func `no file is nothing`() throws {
    #expect(try TrustedFile.read("\(folder.path)/none", as: .settings) == nil)
  }

  @Test(arguments: [0o620, 0o602, 0o666, 0o777])
  func `settings that others may write are refused`(mode: Int) throws {
    let path = try folder.write("{}", to: "f", mode: mode)
    #expect(throws: ConfigurationError.writableByOthers(path: path)) {
      try TrustedFile.read(path, as: .settings)
    }
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o610])
  func `a secret that others may read is refused`(mode: Int) throws {
    let path = try folder.write("x", to: "f", mode: mode)
    #expect(throws: ConfigurationError.readableByOthers(path: path)) {
      try TrustedFile.read(path, as: .secret)
    }
  }

  @Test func `a file of another user is refused`() throws {
    guard geteuid() == 0 else { return }
    let path = try folder.write("{}", to: "f")
    #expect(chown(path, 12_345, 12_345) == 0)
    #expect(throws: ConfigurationError.foreignOwner(path: path)) {
      try TrustedFile.read(path, as: .settings)
    }
  }

  @Test func `folders, pipes and endless files are refused`() throws {
    #expect(throws: ConfigurationError.notAFile(path: folder.path)) {
      try TrustedFile.read(folder.path, as: .settings)
    }
    let pipe = "\(folder.path)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: ConfigurationError.notAFile(path: pipe)) {
      try TrustedFile.read(pipe, as: .settings)
    }
    #expect(throws: ConfigurationError.notAFile(path: "/dev/zero")) {
      try TrustedFile.read("/dev/zero", as: .settings)
    }
    let large = try folder.write(Data(count: TrustedFile.limitBytes + 1), to: "large")
    #expect(throws: ConfigurationError.tooLarge(path: large)) {
      try TrustedFile.read(large, as: .settings)
    }
  }

  @Test func `new folders belong to their owner alone`() throws {
    let path = "\(folder.path)/a/b"
    try Directories.create(path)
    var facts = stat()
    #expect(stat(path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o700)
    try Directories.create(path)
  }
}
