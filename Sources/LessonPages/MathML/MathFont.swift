import FoundationEssentials
import LessonModel

/// The font that formulas are set in: Latin Modern Math, which looks like TeX, from the system.
///
/// Without a font that has mathematics in it browsers take the letters from wherever they find them, and draw
/// brackets and roots badly. The file is shipped whole and unchanged, so it keeps its name: the GUST Font License
/// asks for another one only where a font was changed.
package struct MathFont: Sendable {
  package static let fileName = "latinmodern-math.otf"
  package static let noticeName = "latinmodern-math.txt"

  /// The OpenType file.
  package var data: Data
  /// Whose work it is, under which licence, and where to get all of it. To be published beside the file.
  package var notice: String

  /// The font where TeX Live has it, which is where Debian's `fonts-lmodern` puts it.
  package static let folders = ["/usr/share/texmf", "/usr/share/texlive/texmf-dist", "/usr/share/texmf-dist"]

  /// Nil when it is not installed; `missing` then says how to mend that.
  ///
  /// - Parameter folders: folders laid out as TeX's are, in the order in which they are looked through.
  package static func find(in folders: [String] = folders) -> MathFont? {
    for folder in folders {
      let file = "\(folder)/fonts/opentype/public/lm-math/\(fileName)"
      guard let data = try? Data(contentsOf: URL(filePath: file)), data.starts(with: "OTTO".utf8) else {
        continue
      }
      let license = try? Data(contentsOf: URL(filePath: "\(folder)/doc/fonts/lm-math/GUST-FONT-LICENSE.txt"))
      return MathFont(data: data, license: license.map { String(decoding: $0, as: UTF8.self) })
    }
    return nil
  }

  private init(data: Data, license: String?) {
    self.data = data
    notice = Self.notice + (license.map { "\n" + $0 } ?? "")
  }

  /// What CSS has to say of the font, in a style sheet beside the font's file. Readers who have the font installed
  /// need not load it.
  package static let face = """
    @font-face {
      font-family: "Lesson Math";
      src: local("Latin Modern Math"), url("\(fileName)") format("opentype");
      font-display: swap;
    }

    """

  package static let missing = Diagnostic(
    .note, "math-font-missing", "the font for formulas, Latin Modern Math, is not installed",
    why:
      "pages with formulas bring it along, so that these look the same in every browser; without it browsers "
      + "take what fonts they find",
    fix: "apt-get install fonts-lmodern")

  private static let notice = """
    latinmodern-math.otf is the font Latin Modern Math, unchanged.

    Copyright 2012-2014 B. Jackowski, P. Strzelczyk and P. Pianowski, on behalf of TeX users groups.
    It may be distributed under the GUST Font License, an instance of the LaTeX Project Public License,
    version 1.3c or later: https://www.latex-project.org/lppl.txt
    The complete work, with its manifest, is at https://www.gust.org.pl/projects/e-foundry/lm-math
    and in Debian's package fonts-lmodern.

    """
}
