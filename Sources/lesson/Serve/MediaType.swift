/// What browsers must be told about the files of a site.
enum MediaType {
  static func of(_ path: String) -> String {
    switch path.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "xml": "application/xml"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "woff2": "font/woff2"
    case "otf": "font/otf"
    case _ where path.isEmpty || path.hasSuffix(".html"): "text/html; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}
