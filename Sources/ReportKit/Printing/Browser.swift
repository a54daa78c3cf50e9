internal import Glibc
internal import ReportModel
internal import ReportReaders
internal import ReportJSON

/// A Chromium that prints one page after the other, asked through pipes (`--remote-debugging-pipe`, the Chrome DevTools Protocol).
///
/// It has a folder of its own, no scripts and no network. The pages are ours; what is in them is a stranger's.
final class Browser {
  private let folder: PrivateFolder
  private let program: ChildProcess.Running
  private let requests: Int32
  private let answers: Int32
  private var received: [UInt8] = []
  private var number = 0
  private var pages = 0

  init(path: String) throws(PrintingError) {
    do throws(ProgramError) {
      folder = try PrivateFolder()
      let (input, requests) = try Self.stream()
      defer { close(input) }
      let answers: Int32
      let output: Int32
      do throws(ProgramError) { (answers, output) = try Self.stream() } catch {
        close(requests)
        throw error
      }
      defer { close(output) }
      self.requests = requests
      self.answers = answers
      do throws(ProgramError) {
        program = try ChildProcess.start(
          [path] + Self.options + ["--user-data-dir=" + folder.path + "/profile"],
          environment: printingEnvironment(folder), folder: folder.path, streams: [input, output])
      } catch {
        close(requests)
        close(answers)
        throw error
      }
    } catch {
      throw .notStarted(error.reason)
    }
  }

  private static var options: [String] {
    [
      "--headless", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
      "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
      "--disable-default-apps", "--disable-dev-shm-usage", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
      // Chromium refuses to run its sandbox as root.
    ] + (geteuid() == 0 ? ["--no-sandbox"] : [])
  }

  /// Two ends of a stream whose numbers are above those that a program gets. It is a socket, because writing to one need not end
  /// us by a signal when a browser has died.
  private static func stream() throws(ProgramError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw ProgramError(reason: systemError())
    }
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 64) }
    for end in ends { close(end) }
    guard high.allSatisfy({ $0 >= 0 }) else {
      for end in high where end >= 0 { close(end) }
      throw ProgramError(reason: systemError())
    }
    return (high[0], high[1])
  }

  /// Ends it with its children; its folder goes with it.
  func end() {
    program.end()
    close(requests)
    close(answers)
  }

  /// Prints a page.
  func print(_ page: [UInt8], until time: ContinuousClock.Instant) throws(PrintingError) -> [UInt8] {
    pages += 1
    let name = "report-\(pages).xhtml"
    do throws(ProgramError) { try folder.write(page, to: name) } catch { throw .notStarted(error.reason) }
    defer { unlink(folder.path + "/" + name) }
    let target = try call("Target.createTarget", ["url": "about:blank"], until: time)["targetId"]?.text ?? ""
    let attached = try call(
      "Target.attachToTarget", ["targetId": target], flags: ["flatten": true], until: time)
    guard let session = attached["sessionId"]?.text else { throw .failed }
    _ = try call("Emulation.setScriptExecutionDisabled", flags: ["value": true], session: session, until: time)
    _ = try call("Page.enable", session: session, until: time)
    let url = "file://" + percentEncoded(folder.path + "/" + name)
    guard try call("Page.navigate", ["url": url], session: session, until: time)["errorText"] == nil else {
      throw .failed
    }
    while try message(until: time)["method"]?.text != "Page.loadEventFired" {}
    let printed = try call(
      "Page.printToPDF", flags: ["preferCSSPageSize": true, "printBackground": true], session: session, until: time)
    _ = try call("Target.closeTarget", ["targetId": target], until: time)
    guard let data = printed["data"]?.text, let bytes = decodeBase64(data), bytes.starts(with: Array("%PDF".utf8))
    else {
      throw .failed
    }
    return bytes
  }

  /// Asks for something, and waits for the answer; what is told in between is passed over.
  private func call(
    _ method: String, _ texts: [String: String] = [:], flags: [String: Bool] = [:], session: String? = nil,
    until time: ContinuousClock.Instant
  ) throws(PrintingError) -> JSONNode {
    number += 1
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.key("id")
      writer.number(number)
      writer.member("method", method)
      if let session { writer.member("sessionId", session) }
      writer.key("params")
      writer.object { writer in
        for (key, value) in texts.sorted(by: { $0.key < $1.key }) {
          writer.key(named: key)
          writer.string(value)
        }
        for (key, value) in flags.sorted(by: { $0.key < $1.key }) {
          writer.key(named: key)
          writer.boolean(value)
        }
      }
    }
    // Messages end with a zero.
    guard send(Array(writer.text.utf8) + [0]) else { throw .failed }
    while true {
      let message = try message(until: time)
      guard case .number(let digits)? = message["id"]?.value, digits == String(number) else { continue }
      guard let result = message["result"] else { throw .failed }
      return result
    }
  }

  /// - Returns: Whether all was taken; the browser reads requests as they come.
  private func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(requests, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The next message.
  private func message(until time: ContinuousClock.Instant) throws(PrintingError) -> JSONNode {
    var searched = 0
    while true {
      if let end = received[searched...].firstIndex(of: 0) {
        let text = SourceText(bytes: Array(received[..<end]))
        received.removeFirst(end + 1)
        guard let node = try? JSONNode.parse(text) else { throw .failed }
        return node
      }
      searched = received.count
      let left = ContinuousClock.now.duration(to: time)
      guard left > .zero else { throw .timeIsOver }
      var poll = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      guard Glibc.poll(&poll, 1, Int32(clamping: milliseconds)) > 0 else { continue }
      let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { room -> Int in
        guard let base = room.baseAddress else { return -1 }
        let count = readSome(answers, base, room.count)
        if count > 0 { received.append(contentsOf: room.prefix(count)) }
        return count
      }
      guard count > 0 else { throw .failed }
    }
  }
}
