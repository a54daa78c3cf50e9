/// A row of the table: an input that grows with a number, and the work that it is given to.
struct GrowthRow: Sendable {
  let name: String
  /// The number that the input is made of at first; it is measured at twice and at four times of it as well.
  let size: Int
  /// Makes the input, which is not measured, and returns the work, which is.
  let steps: @Sendable (Int) -> [Step]
}

/// A piece of work. The pieces of a row are done one after another; a later one may use what an earlier one has made.
struct Step {
  let name: String
  let run: () -> Void

  init(_ name: String, _ run: @escaping () -> Void) {
    self.name = name
    self.run = run
  }
}
