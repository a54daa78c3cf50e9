// What a report is and what many of them say together belong to every use of the readers and writers, so `import ReportKit`
// brings them.
@_exported public import ReportAnalysis
@_exported public import ReportModel
