import Glibc

/// The images that a lesson shows, read from the course.
///
/// Only files inside the course are read, wherever links and dots in a path may lead, and only those that are images by
/// their bytes.
package final class CourseImages {
  private let course: String
  private let lessonFolder: String
  private var findings: [String: ArticleRenderer.ImageFinding] = [:]
  /// What was found, by its path in the site.
  package private(set) var files: [String: [UInt8]] = [:]

  private static let largestFile = 16 << 20

  /// - Parameters:
  ///   - course: the folder that images must be in.
  ///   - lessonFolder: the folder that the lesson's paths start at.
  package init(course: String, lessonFolder: String) {
    self.course = CourseImages.realPath(course) ?? course
    self.lessonFolder = lessonFolder
  }

  package func finding(for source: String) -> ArticleRenderer.ImageFinding {
    if let known = findings[source] { return known }
    let finding = look(for: source)
    findings[source] = finding
    return finding
  }

  private func look(for source: String) -> ArticleRenderer.ImageFinding {
    if PageLink.scheme(of: source) != nil || source.hasPrefix("//") {
      return .refused(
        summary: "pages load no image from elsewhere: `\(source)`",
        fix: "put the image into the course's folder, and name it by its path from the lesson")
    }
    let path = String(source.prefix { $0 != "#" && $0 != "?" }).percentDecoded
    guard !path.isEmpty, !path.utf8.contains(0) else {
      return .refused(summary: "the image has no file", fix: "name a file in the course's folder")
    }
    let leaving = ArticleRenderer.ImageFinding.refused(
      summary: "`\(source)` leads out of the course", fix: "put a copy of the image into the course's folder")
    guard !path.hasPrefix("/") else { return leaving }
    switch read("\(lessonFolder)/\(path)") {
    case .outside: return leaving
    case .missing(let number):
      return .refused(
        summary: "the image `\(source)` cannot be read: \(String(cString: strerror(number)))",
        fix: "check its path, which starts at the lesson's folder")
    case .unsuitable(let why):
      return .refused(summary: "`\(source)` \(why)", fix: "use a PNG, JPEG, GIF, WebP or SVG file")
    case .bytes(let bytes): return finding(source, path, bytes)
    }
  }

  private func finding(_ source: String, _ path: String, _ bytes: [UInt8]) -> ArticleRenderer.ImageFinding {
    do throws(ImageFile.Problem) {
      let image = try ImageFile(bytes)
      let sitePath = CourseImages.sitePath(path, image)
      files[sitePath] = image.bytes
      return .found(path: sitePath, width: image.width, height: image.height)
    } catch {
      let why =
        switch error {
        case .unknownKind: "is no image that browsers show"
        case .malformed(let kind): "is no whole \(kind.rawValue.uppercased()) image"
        }
      return .refused(summary: "`\(source)` \(why)", fix: "use a PNG, JPEG, GIF, WebP or SVG file")
    }
  }

  /// The file's own name and a checksum of what is in it: so that two files of one name in different folders stay
  /// apart, and browsers that have kept an image notice when it has changed.
  private static func sitePath(_ path: String, _ image: ImageFile) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? "image"
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    let name = String(
      decoding: stem.utf8.map { $0.isASCIILetterOrDigit ? $0 : UInt8(ascii: "-") }.prefix(60), as: UTF8.self)
    let checksum = String(FNV1a.hash(image.bytes), radix: 16)
    let digits = String(repeating: "0", count: 16 - checksum.count) + checksum
    return "images/\(name)-\(digits.prefix(10)).\(image.kind.fileEnding)"
  }

  // MARK: - Reading

  private enum Reading {
    case bytes([UInt8])
    case outside
    case missing(errno: Int32)
    case unsuitable(String)
  }

  private func read(_ path: String) -> Reading {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return .missing(errno: errno) }
    defer { close(descriptor) }
    // Asked of what is open now, so that nothing can be exchanged between looking and reading.
    guard let real = CourseImages.realPath("/proc/self/fd/\(descriptor)"), real.hasPrefix(course + "/") else {
      return .outside
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .unsuitable("is no file")
    }
    guard status.st_size <= CourseImages.largestFile else {
      return .unsuitable("has more than \(CourseImages.largestFile >> 20) MiB")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let capacity = bytes.count - count
      let added = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, capacity)
      }
      if added < 0, errno == EINTR { continue }
      guard added >= 0 else { return .missing(errno: errno) }
      guard added > 0 else { break }
      count += added
    }
    return .bytes(Array(bytes.prefix(count)))
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

/// The checksum of Fowler, Noll and Vo (RFC 9923), 64 bits: tells apart what nobody has made to be alike.
enum FNV1a {
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
