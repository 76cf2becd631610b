import CGSL

/// The GNU Scientific Library behind this module.
public enum NumericsLibrary {
  /// Version of the headers that the module was built with, `2.7.1`.
  public static var version: String { GSL_VERSION }

  /// Turns GSL's aborting error handler off, once per process, before the first call of any of its functions.
  /// Every wrapper reads this; Swift initialises a static property exactly once, whatever the number of threads.
  static let isReady: Bool = {
    peloton_gsl_let_errors_return()
    return true
  }()
}
