extension History: CustomStringConvertible {
  /// The recorded epochs and their losses, those of held-back samples beside them; of many epochs, the first
  /// and the last. Below, why the training ended before its time, if it did.
  public var description: String {
    let series = validationLosses.isEmpty ? [losses] : [losses, validationLosses]
    let styles = series.map { NumberStyle(fitting: $0.map { Double($0) }) }
    let rows = elidedTexts(rows: epochs.count, columns: series.count + 1) { row, column in
      column == 0 ? "\(epochs[row])" : styles[column - 1].text(Double(series[column - 1][row]))
    }
    let heading = ["epoch", "loss"] + (validationLosses.isEmpty ? [] : ["validation"])
    return (alignedLines([heading] + rows) + ending).joined(separator: "\n")
  }

  private var ending: [String] {
    let last = epochs.last ?? 0
    switch end {
    case .completed: return bestEpoch.map { $0 == last ? [] : ["kept epoch \($0), the best"] } ?? []
    case .stoppedEarly:
      return ["stopped early after epoch \(last), kept epoch \(bestEpoch ?? last)"]
    case .stoppedByReport: return ["stopped after epoch \(last)"]
    }
  }
}

extension TrainingProgress: CustomStringConvertible {
  /// "epoch 20 of 100, loss 0.251, validation loss 0.263"
  public var description: String {
    let validation = validationLoss.map {
      ", validation loss \(significantText(Double($0), digits: 4))"
    }
    return "epoch \(epoch) of \(epochs), loss \(significantText(Double(loss), digits: 4))"
      + (validation ?? "")
  }
}
