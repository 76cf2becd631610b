// The GNU Scientific Library headers that GSLNumerics uses; nothing else in the project sees them.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

// GSL's default error handler ends the process. The call that turns it off returns a pointer to a function, which
// Swift's strict memory safety would have every caller mark as unsafe; dropping it here keeps all callers safe.
static inline void peloton_gsl_let_errors_return(void) { (void)gsl_set_error_handler_off(); }

// Elementary functions of the C library that GSL rests on.
static inline double peloton_exponential(double x) { return exp(x); }
static inline double peloton_logarithm(double x) { return log(x); }

// Nelder and Mead's simplex, asked for one point at a time. GSL calls a function for every value that it wants; here that
// function hands out values that are known already, in the order in which they were asked for, and notes the first point
// whose value is not known. The search up to there is done again for every point, which costs nothing beside a value.
// The caller holds a number and no pointer.
struct peloton_simplex {
  size_t dimensions, known, used;
  int is_asking;
  double best, size;
  double *start, *steps, *values, *point;
};

static inline uintptr_t peloton_simplex_new(size_t dimensions, size_t values) {
  struct peloton_simplex *simplex = calloc(1, sizeof *simplex);
  if (!simplex) return 0;
  simplex->dimensions = dimensions;
  simplex->start = calloc(3 * dimensions + values + 1, sizeof(double));
  if (!simplex->start) {
    free(simplex);
    return 0;
  }
  simplex->steps = simplex->start + dimensions;
  simplex->point = simplex->steps + dimensions;
  simplex->values = simplex->point + dimensions;
  return (uintptr_t)simplex;
}

static inline void peloton_simplex_free(uintptr_t handle) {
  struct peloton_simplex *simplex = (struct peloton_simplex *)handle;
  free(simplex->start);
  free(simplex);
}

static inline void peloton_simplex_set(uintptr_t handle, size_t index, double start, double step) {
  struct peloton_simplex *simplex = (struct peloton_simplex *)handle;
  simplex->start[index] = start;
  simplex->steps[index] = step;
}

static inline void peloton_simplex_add(uintptr_t handle, double value) {
  struct peloton_simplex *simplex = (struct peloton_simplex *)handle;
  simplex->values[simplex->known++] = value;
}

static inline double peloton_simplex_value(const gsl_vector *point, void *context) {
  struct peloton_simplex *simplex = (struct peloton_simplex *)context;
  if (simplex->is_asking) return NAN;
  if (simplex->used < simplex->known) return simplex->values[simplex->used++];
  simplex->is_asking = 1;
  for (size_t index = 0; index < simplex->dimensions; index++) simplex->point[index] = gsl_vector_get(point, index);
  return NAN;
}

// Searches until a value is needed (1), the simplex is smaller than `size` (0), or GSL gives up (-1).
static inline int peloton_simplex_search(uintptr_t handle, double size) {
  struct peloton_simplex *simplex = (struct peloton_simplex *)handle;
  gsl_multimin_function function = { peloton_simplex_value, simplex->dimensions, simplex };
  gsl_vector_view start = gsl_vector_view_array(simplex->start, simplex->dimensions);
  gsl_vector_view steps = gsl_vector_view_array(simplex->steps, simplex->dimensions);
  gsl_multimin_fminimizer *search = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, simplex->dimensions);
  if (!search) return -1;
  int status = gsl_multimin_fminimizer_set(search, &function, &start.vector, &steps.vector);
  int result = simplex->is_asking ? 1 : status ? -1 : 2;
  while (result == 2) {
    status = gsl_multimin_fminimizer_iterate(search);
    if (simplex->is_asking) result = 1;
    else if (status) result = -1;
    else if (gsl_multimin_fminimizer_size(search) < size) result = 0;
  }
  if (result < 1) {
    simplex->best = gsl_multimin_fminimizer_minimum(search);
    simplex->size = gsl_multimin_fminimizer_size(search);
    for (size_t index = 0; index < simplex->dimensions; index++)
      simplex->point[index] = gsl_vector_get(gsl_multimin_fminimizer_x(search), index);
  }
  gsl_multimin_fminimizer_free(search);
  return result;
}

static inline double peloton_simplex_point(uintptr_t handle, size_t index) {
  return ((struct peloton_simplex *)handle)->point[index];
}

static inline double peloton_simplex_best(uintptr_t handle) { return ((struct peloton_simplex *)handle)->best; }
static inline double peloton_simplex_size(uintptr_t handle) { return ((struct peloton_simplex *)handle)->size; }
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
