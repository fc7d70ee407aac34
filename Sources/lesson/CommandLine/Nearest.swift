import Spelling

func nearest(to word: String, in words: [String]) -> String? {
  words.nearest(to: word)
}
