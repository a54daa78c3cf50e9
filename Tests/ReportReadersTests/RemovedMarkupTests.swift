import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What is taken out of a page before libxml2 sees it leaves nothing behind, and joins nothing.
struct RemovedMarkupTests {
  @Test(arguments: [
    ("a&#35<!-- c -->843;", "a#843;"), ("a&am<!-- c -->p;", "a&amp;"), ("<<!-- c -->b>a", "<b>a"),
    ("<<!-- c --><!-- d -->b>", "<b>"),
    ("a&#35</i>843;", "a#843;"), ("<</i>b>a", "<b>a"), ("a</i>b</b>c", "abc"), ("<b>a</b>b</b>c", "abc"),
    ("a&#35</body>843;", "a#843;"), ("a<!doctype </i><b> y>b", "a y>b"), ("a<?x </i><b> y>b", "a y>b"), ("a</i", "a"),
    ("<o:p>a</o:p>b</o:p>c", "abc"), ("<I>a</i>b</I>c", "abc"),
  ])
  func cellsKeepTheirText(_ markup: String, _ text: String) throws {
    #expect(try grids("<html><table><tr><td>\(markup)</td><td>z</td></table>", as: .html) == [[[text, "z"]]])
  }

  /// An end tag of what an inner cell has opened, or that nothing has, ends nothing around it.
  @Test func endTagsEndNothingElse() throws {
    #expect(
      try grids("<table><tr><td><i>a<td>b</i></td></tr><tr></i><td>c</table>", as: .html) == [[["a", "b"], ["c"]]])
  }
}
