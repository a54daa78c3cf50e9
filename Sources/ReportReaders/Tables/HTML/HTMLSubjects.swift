/// What the rules of a page may ask of its elements: each element, class and id that comes together once, with a number.
struct HTMLSubjects {
  private var subjects: [HTMLStyleSheet.Subject] = []
  private var numbers: [HTMLStyleSheet.Subject: Int] = [:]

  subscript(number: Int) -> HTMLStyleSheet.Subject { subjects[number] }

  mutating func number(of subject: HTMLStyleSheet.Subject) -> Int {
    if let number = numbers[subject] { return number }
    numbers[subject] = subjects.count
    subjects.append(subject)
    return subjects.count - 1
  }
}
