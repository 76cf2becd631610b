// The GNU Scientific Library headers that GSLNumerics uses; nothing else in the project sees them.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_statistics_double.h>
