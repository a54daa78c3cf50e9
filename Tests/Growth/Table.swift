/// Inputs that could take time out of proportion to their size. Each is given to everything that may get it: texts to each reader
/// and, in the cells of a report, to each grammar, analysis and writer.
///
/// What once took such time stays here, and so does what looks as if it might.
let growthTable: [GrowthRow] =
  textRows + reportRows + pageRows + archiveRows + comparisonRows + collectionRows + templateRows + schemaRows
  + fileRows + officeRows + wordRows + openTextRows + repairRows + ledgerRows
