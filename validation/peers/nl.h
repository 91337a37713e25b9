/*
 * A square system of equations read from an AMPL .nl file as Likevekt writes it (text format, all terms in C and V
 * segments, no bounds), with exact sparse derivatives. Column k is unknown k, row k an equation 0 = f_k(x).
 *
 * Not a general .nl reader: files of other origin are refused where they differ.
 */
#ifndef LIKEVEKT_NL_H
#define LIKEVEKT_NL_H

typedef struct nl nl;

/* Reads a file; ends the program with a message on stderr when it is not as expected. */
nl *nl_open(const char *path);
void nl_close(nl *system);

int nl_unknowns(const nl *system);
int nl_nonzeros(const nl *system);

/* Start values; n numbers, owned by the system. */
const double *nl_start(const nl *system);

/* Pattern by columns: n + 1 starts, and for every entry its row, ascending; owned by the system. */
const int *nl_column_starts(const nl *system);
const int *nl_rows(const nl *system);

/* Residuals at x; both n numbers. Returns 0, or 1 when some residual is not finite. */
int nl_residual(nl *system, const double *x, double *f);

/* Jacobian at the x of the last nl_residual, in the order of nl_rows. */
void nl_jacobian(nl *system, double *values);

/* Seconds of processor time spent in nl_residual and nl_jacobian since the last call of this. */
double nl_seconds(nl *system);

/* Seconds of a steady clock, and of processor time of the whole program. */
double nl_clock(void);
double nl_processor_clock(void);

#endif
