/* SUNDIALS KINSOL with the sparse direct solver KLU of SuiteSparse: Newton with line search, exact Jacobian. */
#include "peer.h"
#include <kinsol/kinsol.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sundials/sundials_version.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>

/* KINSOL may keep a factored Jacobian for several steps, 10 by default; KLU's default ordering is COLAMD. */
enum { AMD = 0, COLAMD = 1 };
static const struct {
    int steps_per_jacobian, ordering;
} WAYS[] = {{10, AMD}, {1, AMD}, {1, COLAMD}};
const peer_way peer_ways[] = {
    {"kinsol-modified", "KINSOL+KLU, AMD, modified Newton"},
    {"kinsol", "KINSOL+KLU, AMD"},
    {"kinsol-colamd", "KINSOL+KLU, COLAMD"},
};
const int peer_way_count = 3;

static nl *sys;
static SUNContext context;
static void *memory;
static N_Vector point, ones;
static SUNMatrix matrix;
static SUNLinearSolver linear;
static sunindextype *starts, *rows;

const char *peer_version(void) {
    return "SUNDIALS " SUNDIALS_VERSION;
}

static int residual(N_Vector x, N_Vector f, void *data) {
    (void)data;
    return nl_residual(sys, N_VGetArrayPointer(x), N_VGetArrayPointer(f));
}

static int jacobian(N_Vector x, N_Vector f, SUNMatrix j, void *data, N_Vector a, N_Vector b) {
    (void)x, (void)f, (void)data, (void)a, (void)b;
    /* KINSOL empties the matrix before each call, its pattern too. */
    memcpy(SUNSparseMatrix_IndexPointers(j), starts, (nl_unknowns(sys) + 1) * sizeof(sunindextype));
    memcpy(SUNSparseMatrix_IndexValues(j), rows, nl_nonzeros(sys) * sizeof(sunindextype));
    nl_jacobian(sys, SUNSparseMatrix_Data(j));
    return 0;
}

static sunindextype *widened(const int *from, int count) {
    sunindextype *to = malloc(count * sizeof(sunindextype));
    for (int k = 0; k < count; k++) {
        to[k] = from[k];
    }
    return to;
}

static void quiet(int line, const char *module, const char *function, char *message, void *data) {
    (void)line, (void)module, (void)function, (void)data;
    fprintf(stderr, "KINSOL: %s\n", message);
}

void peer_open(nl *system, int way) {
    sys = system;
    int n = nl_unknowns(system);
    starts = widened(nl_column_starts(system), n + 1);
    rows = widened(nl_rows(system), nl_nonzeros(system));
    SUNContext_Create(NULL, &context);
    point = N_VNew_Serial(n, context);
    ones = N_VNew_Serial(n, context);
    N_VConst(1, ones);
    matrix = SUNSparseMatrix(n, n, nl_nonzeros(system), CSC_MAT, context);
    linear = SUNLinSol_KLU(point, matrix, context);
    SUNLinSol_KLUSetOrdering(linear, WAYS[way].ordering);
    memory = KINCreate(context);
    KINInit(memory, residual, point);
    KINSetErrHandlerFn(memory, quiet, NULL);
    KINSetLinearSolver(memory, linear, matrix);
    KINSetJacFn(memory, jacobian);
    KINSetFuncNormTol(memory, TOLERANCE);
    KINSetScaledStepTol(memory, 1e-14);
    KINSetNumMaxIters(memory, 500);
    KINSetMaxSetupCalls(memory, WAYS[way].steps_per_jacobian);
}

peer_run peer_solve(double *x) {
    size_t bytes = nl_unknowns(sys) * sizeof(double);
    memcpy(N_VGetArrayPointer(point), x, bytes);
    int flag = KINSol(memory, point, KIN_LINESEARCH, ones, ones);
    memcpy(x, N_VGetArrayPointer(point), bytes);
    long iterations = 0, jacobians = 0;
    KINGetNumNonlinSolvIters(memory, &iterations);
    KINGetNumJacEvals(memory, &jacobians);
    return (peer_run){flag == KIN_SUCCESS || flag == KIN_INITIAL_GUESS_OK, iterations, jacobians};
}

void peer_close(void) {
    KINFree(&memory);
    SUNLinSolFree(linear);
    SUNMatDestroy(matrix);
    N_VDestroy(point);
    N_VDestroy(ones);
    SUNContext_Free(&context);
    free(starts), free(rows);
}
