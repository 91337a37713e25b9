/* What a driver of one solver gives; peer.c holds the main program that times it and writes its figures down. */
#ifndef LIKEVEKT_PEER_H
#define LIKEVEKT_PEER_H

#include "nl.h"

/* Largest residual that counts as solved; Likevekt's own, on the same scaled rows. */
#define TOLERANCE 1e-10

typedef struct {
    int solved, iterations, jacobians;
} peer_run;

/* The ways in which the solver is tried. */
typedef struct {
    const char *key;  /* name of its files */
    const char *name; /* name in the table */
} peer_way;

extern const peer_way peer_ways[];
extern const int peer_way_count;

/* Version of the solver. */
const char *peer_version(void);

/* Makes all that is made once for a system: workspaces and symbolic analysis, which are not timed. */
void peer_open(nl *system, int way);

/* Solves from x, and leaves the solution there. */
peer_run peer_solve(double *x);

void peer_close(void);

#endif
