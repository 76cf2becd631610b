public import Findings

/// What one analysis of a study found.
public enum AnalysisFindings: Sendable {
  case sensitivity(SensitivityFindings)
  case discovery(DiscoveryFindings)
  case comparison(ComparisonFindings)

  var title: String {
    switch self {
    case .sensitivity(let findings): findings.title
    case .discovery(let findings): findings.title
    case .comparison(let findings): findings.title
    }
  }

  var description: TableDescription {
    switch self {
    case .sensitivity: AnalysisTables.sensitivity
    case .discovery: AnalysisTables.discovery
    case .comparison: AnalysisTables.comparison
    }
  }

  func write(_ writer: inout CSVWriter) throws(OutputError) {
    switch self {
    case .sensitivity(let findings): try AnalysisTables.write(findings, &writer)
    case .discovery(let findings): try AnalysisTables.write(findings, &writer)
    case .comparison(let findings): try AnalysisTables.write(findings, &writer)
    }
  }
}
