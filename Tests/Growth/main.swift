import Glibc

// usage: ReportGrowth LOGS [NAME…], under valgrind --tool=cachegrind --log-file=LOGS/%p.log
//
// Measures the rows of the table whose names contain one of the given ones, or all. Exits with 1 where one grows faster than its
// input.

var arguments = CommandLine.arguments.dropFirst()
guard let logs = arguments.popFirst() else {
  print("usage: ReportGrowth LOGS [NAME…]")
  exit(64)
}
let measurement = GrowthMeasurement(counter: InstructionCount(folder: logs))
let rows = growthTable.filter { row in arguments.isEmpty || arguments.contains { row.name.contains($0) } }
// What is translated once for valgrind need not be translated in every process.
for row in rows { for step in row.steps(max(1, row.size / 64)) { step.run() } }
var failures = 0
for row in rows {
  let verdict = measurement.measure(row)
  if !verdict.isLinear { failures += 1 }
  if !verdict.isLinear || !arguments.isEmpty {
    print(verdict.text)
    fflush(nil)
  }
}
print("\(rows.count) pathological inputs, \(failures) of which take time that grows faster than they do")
exit(failures == 0 ? 0 : 1)
