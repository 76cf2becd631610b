// The GNU Scientific Library headers that GSLNumerics uses; nothing else in the project sees them.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>

// GSL's default error handler ends the process. The call that turns it off returns a pointer to a function, which
// Swift's strict memory safety would have every caller mark as unsafe; dropping it here keeps all callers safe.
static inline void peloton_gsl_let_errors_return(void) { (void)gsl_set_error_handler_off(); }
