import LessonMath

/// Letters with a mark above or below, composed where Unicode has one character for both (NFC).
enum AccentedLetters {
  /// Nil if the accent has no combining mark.
  static func letter(_ base: Character, _ accent: MathAccent) -> Character? {
    guard let mark = marks[accent] else { return nil }
    if let row = composed[accent], let index = row.plain.firstIndex(of: base) {
      let offset = row.plain.distance(from: row.plain.startIndex, to: index)
      return row.accented[row.accented.index(row.accented.startIndex, offsetBy: offset)]
    }
    return Character(String(base) + String(mark))
  }

  private static let marks: [MathAccent: Unicode.Scalar] = [
    .hat: "\u{302}", .widehat: "\u{302}", .tilde: "\u{303}", .widetilde: "\u{303}", .bar: "\u{304}",
    .overline: "\u{305}", .underline: "\u{332}", .vec: "\u{20D7}", .overrightarrow: "\u{20D7}",
    .overleftarrow: "\u{20D6}", .dot: "\u{307}", .ddot: "\u{308}", .check: "\u{30C}", .breve: "\u{306}",
    .acute: "\u{301}", .grave: "\u{300}", .mathring: "\u{30A}",
  ]

  private static let composed: [MathAccent: (plain: String, accented: String)] = [
    .hat: ("aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"),
    .widehat: ("aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"),
    .tilde: ("aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"),
    .widetilde: ("aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"),
    .bar: ("aegiouyAEGIOUY", "āēḡīōūȳĀĒḠĪŌŪȲ"),
    .dot: ("abcdefghmnoprstwxyzABCDEFGHIMNOPRSTWXYZ", "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻ"),
    .ddot: ("aehiotuwxyAEHIOUWXY", "äëḧïöẗüẅẍÿÄËḦÏÖÜẄẌŸ"),
    .check: ("acdeghijklnorstuzACDEGHIKLNORSTUZ", "ǎčďěǧȟǐǰǩľňǒřšťǔžǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽ"),
    .breve: ("aegiouAEGIOU", "ăĕğĭŏŭĂĔĞĬŎŬ"),
    .acute: ("acegiklmnoprsuwyzACEGIKLMNOPRSUWYZ", "áćéǵíḱĺḿńóṕŕśúẃýźÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹ"),
    .grave: ("aeinouwyAEINOUWY", "àèìǹòùẁỳÀÈÌǸÒÙẀỲ"),
    .mathring: ("auwyAU", "åůẘẙÅŮ"),
  ]
}
