// What is said of documents that LibreOffice converts.
extension Message {
  private static func kind(_ document: LegacyDocument) -> String { "." + document.fileExtension }

  /// There is no LibreOffice.
  package static func needsLibreOffice(_ document: LegacyDocument) -> Message {
    let (kind, target) = (kind(document), document.target.rawValue)
    return Message(
      "this is a \(kind) file, which is read through LibreOffice, and that is not installed (Debian's package is \(document.package)); install it, or save the file as .\(target) and convert that",
      zh: "这是 \(kind) 格式的文件，需要 LibreOffice 才能读取，而本机没有安装（Debian 软件包 \(document.package)）；请安装，或另存为 .\(target) 后再转换")
  }
  /// - Parameter program: LibreOffice and its version.
  package static func converted(_ document: LegacyDocument, by program: String) -> Message {
    Message(
      "\(program) has converted this \(kind(document)) file, and the report is what it made of it; look at merges and numbers where they matter",
      zh: "这个 \(kind(document)) 文件由 \(program) 转换，报表以其转换结果为准；合并单元格和编号如有要紧之处，请核对")
  }
  package static func conversionTimedOut(seconds: Int) -> Message {
    Message(
      "LibreOffice has not converted the file within \(plural(seconds, "second")) and was ended, so that nothing was read; open the file and save it in a format of today",
      zh: "LibreOffice 在 \(seconds) 秒内没有完成转换，已被终止，没有读入任何内容；请打开文件，另存为新格式")
  }
  package static func conversionCrashed(signal: Int32) -> Message {
    Message(
      "LibreOffice broke down over the file (signal \(signal)), so that nothing was read; open the file and save it in a format of today",
      zh: "LibreOffice 转换这个文件时崩溃（信号 \(signal)），没有读入任何内容；请打开文件，另存为新格式")
  }
  package static func conversionGaveNothing(_ document: LegacyDocument) -> Message {
    Message(
      "LibreOffice has made nothing of the file: it is damaged or has a password, or the part of LibreOffice for it is missing (Debian's package is \(document.package)); open the file and save it in a format of today",
      zh: "LibreOffice 没能转换这个文件：文件可能已损坏或有密码，或者缺少相应组件（Debian 软件包 \(document.package)）；请打开文件，另存为新格式")
  }
  package static func conversionNotStarted(_ reason: Message) -> Message {
    Message(
      "LibreOffice cannot be run (\(reason.english)), so that nothing was read; look at the folder for temporary files (TMPDIR)",
      zh: "无法运行 LibreOffice（\(reason.chinese)），没有读入任何内容；请检查临时文件夹（TMPDIR）")
  }
}
