import TestSupport
import Testing

/// The command speaks the language of the locale, or the one that it is told.
struct LanguageTests {
  private let chinese = ["LC_ALL": "zh_CN.UTF-8"]
  private let empty = Array("序号,任务来源,进展情况\n1,甲,\n".utf8)

  @Test func diagnosticsAndCountsFollowTheLocale() throws {
    let result = try Command.run(["check", "-", "--from", "csv"], input: empty, environment: chinese)
    #expect(result.status == 0)
    #expect(result.errors.contains("<stdin>:2:7: 警告: 这项任务没有填写进展 [empty-progress]\n"), "\(result.errors)")
    #expect(result.text == "检查了 1 个文件：1 个报表，1 行；0 个错误，1 个警告，1 个提示\n")
  }

  @Test func theOptionOverridesTheLocale() throws {
    let english = try Command.run(["check", "-", "--language", "en"], input: empty, environment: chinese)
    #expect(english.errors.contains("warning: the task has no progress [empty-progress]"))
    let other = try Command.run(["check", "-", "--language=zh"], input: empty)
    #expect(other.errors.contains("警告: 这项任务没有填写进展"))
  }

  @Test func linesForProgramsKeepCodesAndMembers() throws {
    let result = try Command.run(["check", "-", "--diagnostics", "json"], input: empty, environment: chinese)
    #expect(
      result.errors.contains(
        #"{"input": "<stdin>", "severity": "warning", "code": "empty-progress", "message": "这项任务没有填写进展", "line": 2, "column": 7}"#
      ), "\(result.errors)")
  }

  @Test func documentsAreTheSameInEveryLanguage() throws {
    let one = try Command.run(["convert", "-", "--to", "json"], input: empty, environment: chinese)
    let other = try Command.run(["convert", "-", "--to", "json"], input: empty)
    #expect(one.output == other.output && other.text.contains("the task has no progress"))
  }

  @Test(arguments: [
    (["convert"], "错误：缺少输入文件“<input> ...”"),
    (["check", "a", "--stric"], "错误：没有选项“--stric”。是否想写“--strict”？"),
    (["convert", "a", "--to"], "错误：“--to <format>”缺少值"),
    (["convert", "a", "--page", "b5"], "错误：值“b5”不能用于“--page <page>”。可用的有 “a4”、“a4-landscape”、“a3-landscape”。"),
    (["convert", "a", "--limit", "cells=0"], "错误：值“cells=0”不能用于“--limit <name=n>”：应是从 1 起的整数，却是“0”"),
    (["convert", "a", "b", "--to", "csv"], "错误：多个输入、多种格式、清单和文件夹都需要输出文件夹：-o 文件夹/"),
  ])
  func wrongUsageIsSaidInChinese(arguments: [String], error: String) throws {
    let result = try Command.run(arguments, environment: chinese)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.errors.hasPrefix(error + "\n"), "\(result.errors)")
    #expect(
      result.errors.contains("用法：reportkit \(arguments[0])")
        && result.errors.contains("运行“reportkit \(arguments[0]) --help”"))
  }

  @Test func aTerminalOfAnotherEncodingGetsEnglish() throws {
    let result = try Command.run(["check", "nowhere.txt"], environment: ["LC_ALL": "zh_CN.GB18030"])
    #expect(
      result.status == 1 && result.errors.contains("nowhere.txt: error: cannot be read: No such file or directory"))
  }
}
