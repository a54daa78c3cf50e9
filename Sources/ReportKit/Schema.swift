public import ReportModel
internal import ReportReaders
internal import ReportRecognition

/// The words that reports are recognised by: which header words mean which role, how the texts of a role are typed, and
/// which words titles end with.
///
/// ```yaml
/// roles:
///   progress: {words: [推进落实情况]}            # more words for a role that is known
///   budget: {type: amount, words: [概算总投资]}   # a role of the user's own
/// titles: [督办清单]
/// departments: {区文化和旅游局: [区文旅局, 文旅局]}  # departments that go by several names
/// expect: [区教育局, 区民政局]                   # who is to report
/// ```
public struct Schema: Sendable, Equatable {
  let dictionary: HeaderDictionary

  /// What ReportKit knows by itself.
  public static let builtIn = Schema(dictionary: .standard)

  private init(dictionary: HeaderDictionary) { self.dictionary = dictionary }

  /// Reads what a user adds to the built-in words.
  /// - Parameter yaml: YAML with `roles` and `titles`, in UTF-8 or another encoding that inputs may have.
  /// - Throws: ``ReportModel/ReportError`` with the place in the YAML and what was expected there.
  public init(yaml: [UInt8]) throws(ReportError) {
    do throws(ReadError) {
      dictionary = try HeaderDictionary(schema: decodeText(yaml).value)
    } catch {
      if case .undecodable(_, let offset, _, let place) = error {
        throw ReportError(
          Diagnostic(
            .invalidSchema, .schemaNotText(offset: offset), at: place))
      }
      throw ReportError(error.diagnostic)
    }
  }

  /// How the header of a column is understood, beside which nothing else is known.
  package func explain(header: String) -> ExplainedHeader { dictionary.explanation(of: [header]) }

  /// The departments that go by several names. Reports that are read with the schema have one name for each.
  package var departments: OfficeNames { dictionary.departments }

  /// Who is to report; none where the schema does not say it.
  package var expected: OfficeNames { dictionary.expected }

  /// All roles, types and words, as YAML that reads back to the same schema.
  package var yaml: String { dictionary.schema }
}
