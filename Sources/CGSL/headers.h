// The GNU Scientific Library headers that GSLNumerics uses; nothing else in the project sees them.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_version.h>
#include <stdint.h>
#include <stdlib.h>

// GSL's default error handler ends the process. The call that turns it off returns a pointer to a function, which
// Swift's strict memory safety would have every caller mark as unsafe; dropping it here keeps all callers safe.
static inline void peloton_gsl_let_errors_return(void) { (void)gsl_set_error_handler_off(); }

// Quasi-random sequences. A generator and the point that it stands at lie behind a number, so that no pointer reaches
// Swift; the one type of GSLNumerics that holds such a number owns it and gives it back.
typedef struct {
  gsl_qrng *generator;
  double *point;
} peloton_gsl_sequence;

enum { peloton_gsl_sobol = 0, peloton_gsl_halton = 1 };

static inline void peloton_gsl_sequence_close(uintptr_t handle) {
  peloton_gsl_sequence *sequence = (peloton_gsl_sequence *)handle;
  if (sequence == NULL) return;
  if (sequence->generator != NULL) gsl_qrng_free(sequence->generator);
  free(sequence->point);
  free(sequence);
}

// 0 when there is no such sequence or no memory.
static inline uintptr_t peloton_gsl_sequence_open(int kind, unsigned int dimensions) {
  peloton_gsl_sequence *sequence = calloc(1, sizeof *sequence);
  if (sequence == NULL) return 0;
  sequence->point = calloc(dimensions, sizeof(double));
  sequence->generator = gsl_qrng_alloc(kind == peloton_gsl_sobol ? gsl_qrng_sobol : gsl_qrng_halton, dimensions);
  if (sequence->point == NULL || sequence->generator == NULL) {
    peloton_gsl_sequence_close((uintptr_t)sequence);
    return 0;
  }
  return (uintptr_t)sequence;
}

// Goes to the next point; 0 unless the sequence is exhausted.
static inline int peloton_gsl_sequence_advance(uintptr_t handle) {
  peloton_gsl_sequence *sequence = (peloton_gsl_sequence *)handle;
  return gsl_qrng_get(sequence->generator, sequence->point);
}

// A coordinate of the point that the sequence stands at; NaN beyond its dimensions.
static inline double peloton_gsl_sequence_coordinate(uintptr_t handle, unsigned int dimension) {
  const peloton_gsl_sequence *sequence = (const peloton_gsl_sequence *)handle;
  return dimension < sequence->generator->dimension ? sequence->point[dimension] : GSL_NAN;
}
