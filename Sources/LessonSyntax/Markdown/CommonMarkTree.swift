import CCMark
import CMarkArena
import LessonModel

/// A node of a CommonMark document, as a value.
enum MarkdownNode {
  // Blocks that hold blocks.
  case document
  case blockQuote
  case list(start: Int?, delimiter: Character?, isTight: Bool)
  case item
  // Leaf blocks.
  case paragraph
  case heading(level: Int)
  /// `info` is the info string without its escapes.
  case code(info: String, text: String)
  case html(String)
  case thematicBreak
  // Inlines that hold inlines.
  case emphasis
  case strong
  case link(destination: String, title: String)
  case image(source: String, title: String)
  // Leaf inlines.
  case text(String)
  case codeSpan(String)
  case inlineHTML(String)
  case softBreak
  case lineBreak
}

/// A step of the walk through a document. Nodes that cannot hold others are entered and never left.
enum MarkdownEvent {
  case enter(MarkdownNode, SourceRange?)
  case exit
}

/// A document as libcmark parsed it. The only place that knows libcmark; nothing of it leaves.
struct CommonMarkTree: ~Copyable {
  enum Depth {
    /// Leaf blocks are entered and left, their inlines passed by.
    case blocks
    case inlines
  }

  private let root: OpaquePointer
  /// Holds the document and what libcmark needs to walk through it.
  private let arena: UnsafeMutablePointer<cmark_arena>

  init(parsing bytes: [UInt8]) {
    arena = .allocate(capacity: 1)
    arena.initialize(to: cmark_arena())
    let before = cmark_arena_enter(arena)
    defer { _ = cmark_arena_enter(before) }
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, Self.memory)
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress, buffer.count)
    }
    root = cmark_parser_finish(parser)
  }

  deinit {
    cmark_arena_release(arena)
    arena.deallocate()
  }

  /// libcmark keeps the address of its allocator in every node.
  nonisolated(unsafe) private static let memory: UnsafeMutablePointer<cmark_mem> = {
    let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    memory.initialize(
      to: cmark_mem(calloc: cmark_arena_calloc, realloc: cmark_arena_realloc, free: cmark_arena_free))
    return memory
  }()

  /// Goes through the document in the order of the text, with a loop: depth costs no stack.
  ///
  /// - Parameter lastLine: the walk ends before a block that begins after this line.
  func walk(_ depth: Depth, throughLine lastLine: Int = .max, _ visit: (MarkdownEvent) -> Void) {
    let before = cmark_arena_enter(arena)
    defer { _ = cmark_arena_enter(before) }
    let iterator = cmark_iter_new(root)
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        guard let node = cmark_iter_get_node(iterator), let value = MarkdownNode(node) else { continue }
        let range = SourceRange(node)
        if let range, range.start.line > lastLine { return }
        visit(.enter(value, range))
        if depth == .blocks, value.holdsInlines {
          cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
          visit(.exit)
        }
      case CMARK_EVENT_EXIT:
        visit(.exit)
      default:
        return
      }
    }
  }
}

extension MarkdownNode {
  /// Nil for the custom nodes, which a parsed document never has.
  fileprivate init?(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: self = .document
    case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
    case CMARK_NODE_LIST: self = .list(node)
    case CMARK_NODE_ITEM: self = .item
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_HEADING: self = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_CODE_BLOCK:
      self = .code(info: String(copying: cmark_node_get_fence_info(node)), text: .literal(of: node))
    case CMARK_NODE_HTML_BLOCK: self = .html(.literal(of: node))
    case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
    case CMARK_NODE_EMPH: self = .emphasis
    case CMARK_NODE_STRONG: self = .strong
    case CMARK_NODE_LINK:
      self = .link(
        destination: String(copying: cmark_node_get_url(node)),
        title: String(copying: cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      self = .image(
        source: String(copying: cmark_node_get_url(node)), title: String(copying: cmark_node_get_title(node)))
    case CMARK_NODE_TEXT: self = .text(.literal(of: node))
    case CMARK_NODE_CODE: self = .codeSpan(.literal(of: node))
    case CMARK_NODE_HTML_INLINE: self = .inlineHTML(.literal(of: node))
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    default: return nil
    }
  }

  private static func list(_ node: OpaquePointer) -> MarkdownNode {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let isParenthesis = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM
    return .list(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      delimiter: isOrdered ? (isParenthesis ? ")" : ".") : nil,
      isTight: cmark_node_get_list_tight(node) != 0)
  }
}

extension String {
  fileprivate init(copying text: UnsafePointer<CChar>?) {
    self = text.map { String(cString: $0) } ?? ""
  }

  fileprivate static func literal(of node: OpaquePointer) -> String {
    String(copying: cmark_node_get_literal(node))
  }
}

extension SourceRange {
  /// Nil for inlines, whose columns libcmark does not know reliably.
  fileprivate init?(_ node: OpaquePointer) {
    guard cmark_node_get_type(node).rawValue <= CMARK_NODE_LAST_BLOCK.rawValue else { return nil }
    self.init(
      SourcePosition(
        line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node))),
      SourcePosition(line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node))))
  }
}
