extension Unicode.Scalar {
  /// The simplified form of a traditional character that headers and states are written with; any other character itself.
  package var simplified: Unicode.Scalar {
    guard Self.ideographs.contains(value) else { return self }
    let form = Self.simplifiedForms[Int(value - Self.ideographs.lowerBound)]
    return form == 0 ? self : Unicode.Scalar(UInt16(form)) ?? self
  }

  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FFF
  /// For each of ``ideographs`` its simplified form, or 0: every character of every header is looked up, most in vain.
  private static let simplifiedForms: [UInt16] = {
    var forms = [UInt16](repeating: 0, count: ideographs.count)
    var simplified = simplifiedCharacters.unicodeScalars.makeIterator()
    for traditional in traditionalCharacters.unicodeScalars {
      forms[Int(traditional.value - ideographs.lowerBound)] = UInt16(simplified.next()?.value ?? 0)
    }
    return forms
  }()

  private static let traditionalCharacters =
    "稱舉態當際預級號編項務來內責門單進實狀備註說類別標體領導聯繫係問題計劃額資規業補執達階點間時節數據協參與牽頭辦設況個區縣績開銷總權評議難錢費結濟滯後啟動緩長續無負電話準經鎮鄉監檢審創環請轉構術產農廳屬確認測驗終應對從為於歸員圖優築貸綜線網訊稅獎懲齊壓滿團組織積極層簡紀錄範圍遲擬復暫沒見報寫饋現欄"
  /// The simplified form of each, in the same order.
  private static let simplifiedCharacters =
    "称举态当际预级号编项务来内责门单进实状备注说类别标体领导联系系问题计划额资规业补执达阶点间时节数据协参与牵头办设况个区县绩开销总权评议难钱费结济滞后启动缓长续无负电话准经镇乡监检审创环请转构术产农厅属确认测验终应对从为于归员图优筑贷综线网讯税奖惩齐压满团组织积极层简纪录范围迟拟复暂没见报写馈现栏"
}

extension String {
  /// The text with simplified characters.
  package var simplified: String {
    unicodeScalars.reduce(into: "") { $0.unicodeScalars.append($1.simplified) }
  }
}
