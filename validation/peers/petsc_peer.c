/* PETSc SNES: Newton with line search and a sparse LU at every step, PETSc's own or one of SuiteSparse's. */
#include "peer.h"
#include <petscsnes.h>
#include <stdlib.h>
#include <string.h>

const peer_way peer_ways[] = {{"petsc", "PETSc SNES, own LU"}, {"petsc-klu", "PETSc SNES, KLU"}};
const int peer_way_count = 2;

static nl *sys;
static SNES snes;
static Vec point, value;
static Mat matrix;
static PetscInt *starts, *columns, *slot; /* slot[k]: where entry k of the columns stands in the rows */
static double *by_column;
static int jacobians;

const char *peer_version(void) {
    static char text[64];
    snprintf(text, sizeof text, "PETSc %d.%d.%d", PETSC_VERSION_MAJOR, PETSC_VERSION_MINOR, PETSC_VERSION_SUBMINOR);
    return text;
}

static PetscErrorCode residual(SNES solver, Vec x, Vec f, void *data) {
    (void)data;
    const PetscScalar *from;
    PetscScalar *to;
    PetscCall(VecGetArrayRead(x, &from));
    PetscCall(VecGetArray(f, &to));
    int bad = nl_residual(sys, from, to);
    PetscCall(VecRestoreArray(f, &to));
    PetscCall(VecRestoreArrayRead(x, &from));
    if (bad) {
        PetscCall(SNESSetFunctionDomainError(solver));
    }
    return 0;
}

static PetscErrorCode jacobian(SNES solver, Vec x, Mat a, Mat p, void *data) {
    (void)solver, (void)data, (void)p;
    const PetscScalar *at;
    PetscScalar *values;
    /* The line search may have ended with a residual elsewhere. */
    double *scratch = by_column + nl_nonzeros(sys);
    PetscCall(VecGetArrayRead(x, &at));
    nl_residual(sys, at, scratch);
    PetscCall(VecRestoreArrayRead(x, &at));
    nl_jacobian(sys, by_column);
    jacobians++;
    PetscCall(MatSeqAIJGetArray(a, &values));
    for (int k = 0; k < nl_nonzeros(sys); k++) {
        values[slot[k]] = by_column[k];
    }
    PetscCall(MatSeqAIJRestoreArray(a, &values));
    PetscCall(MatAssemblyBegin(a, MAT_FINAL_ASSEMBLY));
    PetscCall(MatAssemblyEnd(a, MAT_FINAL_ASSEMBLY));
    return 0;
}

/* The pattern by rows, with the whole diagonal, which PETSc's LU asks for. */
static void plan_rows(void) {
    int n = nl_unknowns(sys);
    const int *from = nl_column_starts(sys), *row = nl_rows(sys);
    char *diagonal = calloc(n, 1);
    starts = calloc(n + 1, sizeof(PetscInt));
    for (int c = 0; c < n; c++) {
        for (int k = from[c]; k < from[c + 1]; k++) {
            starts[row[k] + 1]++;
            diagonal[c] |= row[k] == c;
        }
    }
    for (int r = 0; r < n; r++) {
        starts[r + 1] += starts[r] + !diagonal[r];
    }
    columns = malloc(starts[n] * sizeof(PetscInt));
    slot = malloc(nl_nonzeros(sys) * sizeof(PetscInt));
    PetscInt *next = malloc(n * sizeof(PetscInt));
    memcpy(next, starts, n * sizeof(PetscInt));
    for (int c = 0; c < n; c++) {
        if (!diagonal[c]) {
            columns[next[c]++] = c;
        }
        for (int k = from[c]; k < from[c + 1]; k++) {
            slot[k] = next[row[k]];
            columns[next[row[k]]++] = c;
        }
    }
    free(next), free(diagonal);
}

static PetscErrorCode open_solver(int way) {
    int n = nl_unknowns(sys);
    KSP ksp;
    PC pc;
    SNESLineSearch search;
    PetscBool begun;
    PetscCall(PetscInitialized(&begun));
    if (!begun) {
        PetscCall(PetscInitialize(NULL, NULL, NULL, NULL));
    }
    PetscCall(MatCreate(PETSC_COMM_SELF, &matrix));
    PetscCall(MatSetSizes(matrix, n, n, n, n));
    PetscCall(MatSetType(matrix, MATSEQAIJ));
    PetscCall(MatSeqAIJSetPreallocationCSR(matrix, starts, columns, NULL));
    PetscCall(MatCreateVecs(matrix, &point, &value));
    PetscCall(SNESCreate(PETSC_COMM_SELF, &snes));
    PetscCall(SNESSetType(snes, SNESNEWTONLS));
    PetscCall(SNESSetFunction(snes, value, residual, NULL));
    PetscCall(SNESSetJacobian(snes, matrix, matrix, jacobian, NULL));
    /* PETSc measures the Euclidean norm, which is no less than the largest residual. */
    PetscCall(SNESSetTolerances(snes, TOLERANCE, 0, 0, 200, 10000));
    PetscCall(SNESGetLineSearch(snes, &search));
    PetscCall(SNESLineSearchSetType(search, SNESLINESEARCHBT));
    PetscCall(SNESGetKSP(snes, &ksp));
    PetscCall(KSPSetType(ksp, KSPPREONLY));
    PetscCall(KSPGetPC(ksp, &pc));
    PetscCall(PCSetType(pc, PCLU));
    if (way == 0) {
        /* Its LU does not pivot: an equation need not hold the unknown it is paired with. */
        PetscCall(PCFactorReorderForNonzeroDiagonal(pc, 1e-6));
    } else {
        PetscCall(PCFactorSetMatSolverType(pc, MATSOLVERKLU));
    }
    PetscCall(SNESSetFromOptions(snes));
    return 0;
}

void peer_open(nl *system, int way) {
    sys = system;
    by_column = malloc((nl_nonzeros(system) + nl_unknowns(system)) * sizeof(double));
    plan_rows();
    if (open_solver(way)) {
        exit(2);
    }
}

static PetscErrorCode run(double *x, peer_run *outcome) {
    int n = nl_unknowns(sys);
    PetscScalar *at;
    const PetscScalar *solution;
    PetscInt iterations;
    SNESConvergedReason reason;
    PetscCall(VecGetArray(point, &at));
    memcpy(at, x, n * sizeof(double));
    PetscCall(VecRestoreArray(point, &at));
    PetscCall(SNESSolve(snes, NULL, point));
    PetscCall(VecGetArrayRead(point, &solution));
    memcpy(x, solution, n * sizeof(double));
    PetscCall(VecRestoreArrayRead(point, &solution));
    PetscCall(SNESGetIterationNumber(snes, &iterations));
    PetscCall(SNESGetConvergedReason(snes, &reason));
    *outcome = (peer_run){reason > 0, iterations, jacobians};
    return 0;
}

peer_run peer_solve(double *x) {
    peer_run outcome = {0};
    jacobians = 0;
    run(x, &outcome);
    return outcome;
}

void peer_close(void) {
    SNESDestroy(&snes);
    MatDestroy(&matrix);
    VecDestroy(&point);
    VecDestroy(&value);
    free(starts), free(columns), free(slot), free(by_column);
}
