/*
 * Ipopt with MUMPS on the feasibility problem: minimise 0 subject to the equations. With as many equations as unknowns
 * the multipliers stay zero, so the Hessian of the Lagrangian is exactly zero, and a step is a Newton step.
 */
#include "peer.h"
#include <IpStdCInterface.h>
#include <IpoptConfig.h>
#include <stdlib.h>
#include <string.h>

const peer_way peer_ways[] = {{"ipopt", "Ipopt+MUMPS"}};
const int peer_way_count = 1;

static nl *sys;
static IpoptProblem problem;
static double *values, *multipliers;
static int jacobians, iterations;

const char *peer_version(void) {
    return "Ipopt " IPOPT_VERSION;
}

static Bool objective(Index n, Number *x, Bool fresh, Number *value, UserDataPtr data) {
    (void)n, (void)x, (void)fresh, (void)data;
    *value = 0;
    return TRUE;
}

static Bool gradient(Index n, Number *x, Bool fresh, Number *value, UserDataPtr data) {
    (void)x, (void)fresh, (void)data;
    memset(value, 0, n * sizeof(Number));
    return TRUE;
}

static Bool equations(Index n, Number *x, Bool fresh, Index m, Number *g, UserDataPtr data) {
    (void)n, (void)fresh, (void)m, (void)data;
    return !nl_residual(sys, x, g);
}

static Bool derivatives(Index n, Number *x, Bool fresh, Index m, Index count, Index *row, Index *column, Number *value,
                        UserDataPtr data) {
    (void)m, (void)count, (void)data;
    if (value) {
        if (fresh && nl_residual(sys, x, values)) {
            return FALSE;
        }
        jacobians++;
        nl_jacobian(sys, value);
        return TRUE;
    }
    const int *starts = nl_column_starts(sys), *rows = nl_rows(sys);
    for (int c = 0; c < n; c++) {
        for (int k = starts[c]; k < starts[c + 1]; k++) {
            row[k] = rows[k];
            column[k] = c;
        }
    }
    return TRUE;
}

static Bool hessian(Index n, Number *x, Bool fresh, Number factor, Index m, Number *lambda, Bool fresh_lambda,
                    Index count, Index *row, Index *column, Number *value, UserDataPtr data) {
    (void)n, (void)x, (void)fresh, (void)factor, (void)m, (void)lambda, (void)fresh_lambda;
    (void)count, (void)row, (void)column, (void)value, (void)data;
    return TRUE;
}

static Bool count(Index mode, Index iteration, Number f, Number primal, Number dual, Number mu, Number d, Number reg,
                  Number ad, Number ap, Index trials, UserDataPtr data) {
    (void)mode, (void)f, (void)primal, (void)dual, (void)mu, (void)d, (void)reg, (void)ad, (void)ap;
    (void)trials, (void)data;
    iterations = iteration;
    return TRUE;
}

void peer_open(nl *system, int way) {
    (void)way;
    sys = system;
    int n = nl_unknowns(system);
    double *low = malloc(n * sizeof(double)), *high = malloc(n * sizeof(double));
    double *zero = calloc(n, sizeof(double));
    for (int k = 0; k < n; k++) {
        low[k] = -2e19;
        high[k] = 2e19;
    }
    values = malloc(n * sizeof(double));
    multipliers = malloc(n * sizeof(double));
    problem = CreateIpoptProblem(n, low, high, n, zero, zero, nl_nonzeros(system), 0, 0, objective, equations, gradient,
                                 derivatives, hessian);
    AddIpoptIntOption(problem, "print_level", 0);
    AddIpoptStrOption(problem, "sb", "yes");
    AddIpoptNumOption(problem, "tol", TOLERANCE);
    AddIpoptNumOption(problem, "constr_viol_tol", TOLERANCE);
    AddIpoptIntOption(problem, "acceptable_iter", 0);
    AddIpoptStrOption(problem, "linear_solver", "mumps");
    /* The rows are scaled already. */
    AddIpoptStrOption(problem, "nlp_scaling_method", "none");
    AddIpoptStrOption(problem, "hessian_constant", "yes");
    SetIntermediateCallback(problem, count);
    free(low), free(high), free(zero);
}

peer_run peer_solve(double *x) {
    iterations = jacobians = 0;
    double value;
    enum ApplicationReturnStatus status = IpoptSolve(problem, x, NULL, &value, multipliers, NULL, NULL, NULL);
    return (peer_run){status == Solve_Succeeded, iterations, jacobians};
}

void peer_close(void) {
    FreeIpoptProblem(problem);
    free(values), free(multipliers);
}
