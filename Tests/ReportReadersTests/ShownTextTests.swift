import ReportKit
import ReportModel
import ReportReaders
import TestSupport
import Testing

/// What a page shows of a cell, beyond what `make test-browser` compares with a browser: each kind by name.
struct ShownTextTests {
  @Test(arguments: [
    // End tags that open nothing.
    ("修路</br>架桥", "修路\n架桥"), ("甲局</p>乙局", "甲局\n乙局"), ("a<br></br>b", "a\n\nb"), ("甲</x></b></div>乙", "甲乙"),
    // Display and visibility; the last declaration that can be read counts.
    ("<span style='display:block'>修路</span><span style='display:block'>架桥</span>", "修路\n架桥"),
    ("甲局<div style='display:inline'>（牵头）</div>", "甲局（牵头）"),
    ("<span style='display:none;display:inline'>完成</span>", "完成"),
    ("<span style='display:inline;display:nonsense'>完成</span>", "完成"),
    ("<b style='display:none !important;display:inline'>x</b>", ""),
    ("<span style='visibility:hidden'>0</span>5处", "5处"),
    ("<i style='visibility:hidden'>a<b style='visibility:visible'>b</b></i>", "b"),
    ("<span style='display:inline-block'> 甲 </span> 乙", "甲 乙"),
    ("<div style='display:flex'><span>甲</span><span>乙</span></div>", "甲\n乙"),
    // White space.
    ("<div style='white-space:pre-line'>修路 \n 架桥</div>", "修路\n架桥"),
    ("<div style='white-space:break-spaces'>1.完成\n2.开工</div>", "1.完成\n2.开工"),
    ("<pre>\n\na</pre>", "a"), ("a<pre>\n\nb</pre>", "a\n\nb"), ("<listing>a\n b</listing>", "a\n b"),
    ("<div style='white-space:pre'>\n\n甲<table><tr><td>乙</table>\n</div>", "甲\n乙"),
    ("（<span style='visibility:hidden'>B</span>\n 、", "（ 、"), ("甲 <i style='visibility:hidden'>x</i> 乙", "甲 乙"),
    // A box of its own in a line, and a cell that is none above it.
    ("甲<fieldset style='display:inline'> </fieldset>乙", "甲乙"),
    // Blocks that cut formatting elements stand outside of them, and hold copies.
    ("<em style='visibility:visible'><footer style='visibility:hidden'>完</em></footer>", "完"),
    ("甲<b style='display:none'><div>x</b>乙</div>", "甲\n乙"),
    ("<em style='position:absolute'>、<p style='display:inline'>甲</em>", "、\n甲"), ("<u><ol><li></u></li></ol>", "1."),
    ("<i style='white-space:pre'><div style='white-space:normal'>甲  乙</i></div>", "甲  乙"),
    // What is not seen between two wide characters keeps the blank that a line end makes; a box outside of the flow keeps the
    // blanks in it to itself.
    ("甲<i style='visibility:hidden'>丁</i>\n乙", "甲 乙"),
    ("a<i style='visibility:hidden'>丁</i>\n\u{3000}乙", "a \u{3000}乙"),
    ("甲\n<i style='visibility:hidden'></i>乙", "甲乙"), ("甲\n<i style='visibility:hidden;float:left'></i>乙", "甲 乙"),
    ("甲<i style='visibility:hidden;position:absolute'></i>\n乙", "甲 乙"),
    ("8<dl style='float:left;visibility:hidden'>\n</dl> 乙", "8 乙"),
    ("8<dl style='float:left;visibility:hidden'>丁 </dl> 乙", "8 乙"),
    ("8<i style='visibility:hidden'> <b style='float:left'> </b></i> 乙", "8乙"),
    ("8<i style='visibility:hidden;float:left'><b style='visibility:visible'> x </b></i> 乙", "8x 乙"),
    ("甲<b style='visibility:hidden;white-space:pre'>\n</b> B", "甲B"),
    ("甲\n<b style='display:inline-block'></b>乙", "甲乙"), ("甲 <b style='display:inline-block'></b>乙", "甲 乙"),
    ("8<b style='display:inline-block'> x <i style='display:inline-block'></i> </b>乙", "8x 乙"),
    // A manual line break makes no empty line.
    ("、<p>&#xB; c", "、\nc"), ("a&#xB;&#xB;b", "a\nb"), ("a&#xB;<br>b", "a\n\nb"),
    // Form controls.
    ("<input value='修路'>", "修路"), ("<input type=hidden value=x>", ""),
    ("<input type=checkbox checked>甲<input type=checkbox>乙", "☑甲☐乙"),
    ("<input type=password value=x>", ""), ("<select><option>甲局<option selected>乙局</select>", "乙局"),
    ("<select><option>未启动<option>已完成</select>", "未启动"),
    ("<select><option disabled>请选择<option label='标签'>x</select>", "标签"), ("<textarea>\n修路\n架桥</textarea>", "修路\n架桥"),
    // What is never shown.
    ("修路<datalist><option>提示</datalist>", "修路"), ("甲<dialog>弹窗</dialog>", "甲"), ("甲<dialog open>弹窗</dialog>", "甲\n弹窗"),
    ("甲<noscript>乙</noscript><template>丙</template>", "甲"),
    ("<hgroup>甲</hgroup>乙<legend>丙</legend><search>丁</search>", "甲\n乙\n丙\n丁"),
    ("<details><summary>摘要</summary>正文</details>", "摘要\n正文"),
    // Numbers of list items.
    ("<ol start=3><li>选址完成。<li>已开工。</ol>", "3.选址完成。\n4.已开工。"), ("<ol><li value=7>甲<li>乙</ol>", "7.甲\n8.乙"),
    ("<ol reversed><li>甲<li>乙</ol>", "2.甲\n1.乙"),
    ("<ol reversed><li><menu></li><li></li></ol>", "2.\n1."),
    ("<ol reversed><li><aside style='display:none'><li></aside><li>乙</ol>", "2.\n1.乙"),
    ("<ol reversed><style></style><li></ol>", "1."), ("<s><ol><li></s></li></ol></s>", "1."),
    ("<ol reversed><li>甲<s hidden><li>乙</ol>", "2.甲\n1."), ("<ol reversed><li>甲<div hidden><li>乙</ol>", "2.甲\n1.乙"),
    ("<ol reversed><li>甲</li><dialog><li>乙</li></dialog><li>丙</ol>", "2.甲\n1.丙"),
    ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"),
    ("<ol type=A><li>甲</ol><ul><li>乙</ul>", "A.甲\n乙"), ("<ol style='list-style:none'><li>甲</ol>", "甲"),
    ("<ol><li><p>甲</p><li>5个</ol>", "1.甲\n2. 5个"),
    ("<ol><li>甲<ol type=a><li>乙</ol><li>丙</ol>", "1.甲\na.乙\n2.丙"), ("<ol><li></ol>", "1."),
    ("<ol start=110 style='list-style-type:simp-chinese-informal'><li>x</ol>", "一百一十、x"),
    ("<ol start=101 style='list-style-type:simp-chinese-informal'><li>x</ol>", "一百零一、x"),
    // Digits above and below the line.
    ("绿化10<sup>8</sup>平方米", "绿化10⁸平方米"), ("85<sup>[2]</sup>%", "85[²]%"), ("CO<sub>2</sub>", "CO₂"),
    ("10<span style='vertical-align:super'>-3</span>", "10⁻³"),
    ("10<sup style='vertical-align:baseline'>8</sup>", "108"),
    // Deleted and struck text.
    ("新建<del>5</del><ins>8</ins>处", "新建8处"), ("<s>甲局</s>乙局", "〔删：甲局〕乙局"), ("a <strike> b </strike> c", "a 〔删：b〕 c"),
    ("<s>甲</s><s>乙</s>丙", "〔删：甲乙〕丙"),
    ("<span style='text-decoration:underline line-through'>80</span>90%", "〔删：80〕90%"), ("<s> </s>a", "a"),
    ("<s style='text-decoration:none'>甲</s>", "甲"),
    // Symbol fonts.
    (
      "<span style='font-family:\"Wingdings 2\"'>R</span>已完成 <span style='font-family:Wingdings'>o</span>未完成",
      "☑已完成 ☐未完成"
    ),
    ("<font face=Wingdings>þ</font>甲", "☑甲"), ("<span style='font-family:Wingdings'>\u{F0FE}</span>", "☑"),
    // Misnested tags.
    ("<b>甲<p>乙</b>丙</p>丁", "甲\n乙丙\n丁"), ("<b><legend><dd>甲</legend></b>乙", "甲乙"),
    ("子<b><legend>丑<p>甲</b>乙</p>丙", "子\n丑\n甲乙\n丙"), ("<i style='display:none'>a<b>b</i>c</b>d", "cd"),
    ("<s>1<p>2</s>3</p>", "〔删：1\n2〕3"),
    // Character references.
    ("&hellip;&ldquo;&NotEqualTilde;&notit;&copy1&#x4e2d;&#150;", "…“≂̸¬it;©1中–"),
    ("<a title='&copy=1&amp;'>a</a>", "a"), ("&#", "&#"),
  ])
  func cell(_ html: String, _ text: String) throws {
    let shown = try grids("<table><tr><td>\(html)</td></tr></table>", as: .html).first?.first?.first
    #expect(shown.map { Array($0.utf8) } == Array(text.utf8), "\(shown ?? "no cell")")
  }

  /// What stands in a table where nothing may stand goes on with the text before it, if that is empty lines only.
  @Test func strayTextGoesOnWithPreformattedText() throws {
    let cell = "<td style='white-space:pre'>\n<table>8<tr><td>甲</table></td>"
    #expect(try grids("<table><tr>\(cell)</table>", as: .html).first == [["\n8\n甲"]])
  }

  @Test(arguments: [
    (".a{display:none}", "<i class='b a'>x</i>y", "y"), ("i.a{display:none}", "<b class=a>x</b>y", "xy"),
    ("#n{display:block}", "<i id=n>x</i>y", "x\ny"),
    ("i{display:block} .a{display:inline}", "<i class=a>x</i>y", "xy"),
    (".a{display:inline} i{display:block}", "<i class=a>x</i>y", "xy"),
    (".a{display:none}", "<i class=a style='display:inline'>x</i>", "x"),
    (".a{display:none !important}", "<i class=a style='display:inline'>x</i>y", "y"),
    ("<!-- td i{display:none} -->", "<i>x</i>y", "y"), ("td > i{display:none}", "<b><i>x</i></b>y", "xy"),
    ("/* .a{} */ .c, .a{display:none}", "<i class=a>x</i>y", "y"),
    ("@media print{.a{display:none}}", "<i class=a>x</i>", "x"),
    ("@media screen{.a{display:none}}", "<i class=a>x</i>y", "y"), (".a:hover{display:none}", "<i class=a>x</i>", "x"),
    ("body td .a{display:none}", "<i class=a>x</i>y", "y"),
    ("html body > table .a{display:none}", "<i class=a>x</i>y", "y"),
    ("body > .a{display:none}", "<i class=a>x</i>y", "xy"), (".a, {display:none}", "<i class=a>x</i>y", "xy"),
    ("@media print,screen{.a{display:none}}", "<i class=a>x</i>y", "y"),
    ("@media not print{.a{display:none}}", "<i class=a>x</i>y", "y"),
    ("@media (min-width:768px){.a{display:none}}", "<i class=a>x</i>y", "y"),
    ("@media screen and (min-width: 48em) and (orientation:landscape){.a{display:none}}", "<i class=a>x</i>y", "y"),
    ("@media (max-width:767px){.a{display:none}}", "<i class=a>x</i>y", "xy"),
    ("@media print and (min-width:1px){.a{display:none}}", "<i class=a>x</i>y", "xy"),
    (".xl65{white-space:pre-wrap;mso-x:'a;b'}", "<i class=xl65>a\n b</i>", "a\n b"),
    ("", "<i class=z>x</i><style>.z{display:none}</style>y", "y"),
  ])
  func rulesOfStyleSheets(_ css: String, _ html: String, _ text: String) throws {
    #expect(try grids("<style>\(css)</style><table><tr><td>\(html)</table>", as: .html) == [[[text]]])
  }

  @Test(arguments: [
    "@media (hover){td{display:none}}", "body.x td{display:none}", "@supports not (display:x){td{display:none}}",
    "td:nth-child(2){display:none}", "[hidden-cell]{visibility:hidden}", "tr > td + td.x{display:none}",
    ".x:not(.y){display:none}", "table td.x:last-child{white-space:pre}",
  ])
  func rulesThatAreLeftOutAreNoted(_ css: String) throws {
    let (text, places) = marked("<style>\(css)</style><p class=x>a</p><table><tr>⟪<td class=x>1</table>")
    let found = try readTables(SourceText(bytes: Array(text.utf8)), as: .html).diagnostics
    #expect(found.map(\.code) == [.unreadStyle])
    // `[hidden-cell]` may be about any element, the table first.
    if !css.hasPrefix("[") { #expect(found.map(\.location) == places) }
  }

  @Test(arguments: [
    "td:hover{display:none}", "td::before{display:none}", "p:nth-child(2){display:none}", "td:nth-child(2){color:red}",
    "@media (max-width: 600px){td:nth-child(2){display:none}}", "td.y[z]{display:none}",
  ])
  func rulesThatChangeNoTextOfTheTableAreNot(_ css: String) throws {
    let text = "<style>\(css)</style><p class=x>a</p><table><tr><td class=x>1</table>"
    #expect(try readTables(SourceText(bytes: Array(text.utf8)), as: .html).diagnostics.isEmpty)
  }

  @Test func deletedAndStruckTextIsCountedAtItsFirstPlace() throws {
    let (text, places) = marked(
      "<table><tr><td>⟪<del>a</del>b<td><del> </del>⟪<s>c</s><del>d<b>e</b></del><td><s></s><s>f</s></table>")
    let reading = try readTables(SourceText(bytes: Array(text.utf8)), as: .html)
    #expect(
      reading.diagnostics.map(\.code) == [.deletedText, .struckText] && reading.diagnostics.map(\.location) == places)
    #expect(reading.diagnostics.map { $0.message.prefix(2) } == ["2 ", "2 "])
  }

  @Test func textThatFlowsOverItsNeighboursIsNoMerge() throws {
    let page = "<table><tr><td>1<td colspan=3 style='mso-ignore:colspan'>甲</table>"
    let table = try #require(readTables(SourceText(bytes: Array(page.utf8)), as: .html).value.tables.first)
    #expect(table.grid == [["1", "甲", "", ""]] && !table.hasSpans)
  }

  @Test(arguments: [
    // Element UI, layui, DataTables, and a column above the scroll bar.
    "<div><table><thead><tr><th>序号<th>任务</thead></table></div><div><table><tbody><tr><td>1<td>修路</table></div>",
    "<table><tr><th>序号<th>任务</table><table><thead><tr><th>序号<th>任务</thead><tr><td>1<td>修路</table>",
    "<table><tr><th>序号<th>任务<th></table><table><tr><td>1<td>修路</table>",
  ])
  func headInATableOfItsOwn(_ html: String) throws {
    let found = try grids(html, as: .html)
    #expect(found.count == 1 && found.first?.map { $0.prefix(2) } == [["序号", "任务"], ["1", "修路"]])
  }

  @Test(arguments: [
    "<table><tr><th>序号<th>任务</table><p>x</p><table><tr><td>1<td>修路</table>",
    "<table><tr><th>序号<th>任务</table><table><tr><td>1<td>修路<td>y</table>",
    "<table><tr><th>序号<th>任务<tr><td>1<td>a</table><table><tr><td>2<td>b</table>",
  ])
  func otherTablesStayApart(_ html: String) throws { #expect(try grids(html, as: .html).count == 2) }

  @Test func headsOfASheetAreNoCells() throws {
    let html = """
      <table class=waffle><thead><tr><th class=row-header><th>A<th>B<th class=freezebar-cell></thead><tr><th>1<td>序号<td>任务<td class=freezebar-cell>
      <tr><th class=freezebar-cell><td class=freezebar-cell><td class=freezebar-cell><td class=freezebar-cell><tr><th>3<td>1<td>修路<td class=freezebar-cell></table>
      """
    #expect(try grids(html, as: .html) == [[["序号", "任务"], ["1", "修路"]]])
    #expect(
      try grids("<table><tr><th><th>A<th>B<tr><th>甲<td>1<td>2</table>", as: .html) == [
        [["", "A", "B"], ["甲", "1", "2"]]
      ])
  }

  @Test func textWhereATableHasNoneStandsAboveIt() throws {
    let blocks = try readTables(SourceText(bytes: Array("<table>题<tr><td>甲<b>乙</table>".utf8)), as: .html).value
    #expect(blocks.lines[0].map(\.text) == ["题"] && blocks.tables.map(\.grid) == [[["甲乙"]]])
  }
}
