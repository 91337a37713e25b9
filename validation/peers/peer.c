/* Times a solver: peer FOLDER SOLVES reads FOLDER/year.nl and writes FOLDER/<key>.result and FOLDER/<key>.x. */
#define _POSIX_C_SOURCE 200809L
#include "peer.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *create(const char *folder, const char *key, const char *ending) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s%s", folder, key, ending);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(2);
    }
    return file;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *numbers, int count) {
    qsort(numbers, count, sizeof(double), ascending);
    return numbers[count / 2];
}

static double largest_residual(nl *system, const double *x, double *f) {
    nl_residual(system, x, f);
    double largest = 0;
    for (int k = 0; k < nl_unknowns(system); k++) {
        largest = isnan(f[k]) ? NAN : fmax(largest, fabs(f[k]));
    }
    return largest;
}

static void measure(nl *system, const char *folder, int solves, int way) {
    int n = nl_unknowns(system);
    double *x = malloc(n * sizeof(double)), *f = malloc(n * sizeof(double));
    double *total = malloc(solves * sizeof(double));
    peer_run run = {0};
    double processor = 0, evaluation = 0;
    peer_open(system, way);
    /* The first solve warms caches and lets the solver analyse the pattern. */
    for (int k = -1; k < solves; k++) {
        memcpy(x, nl_start(system), n * sizeof(double));
        nl_seconds(system);
        double begin = nl_clock(), processor_begin = nl_processor_clock();
        run = peer_solve(x);
        if (k >= 0) {
            total[k] = nl_clock() - begin;
            processor += nl_processor_clock() - processor_begin;
            evaluation += nl_seconds(system);
        }
    }
    FILE *out = create(folder, peer_ways[way].key, ".result");
    fprintf(out, "name=%s\nversion=%s\nstatus=%s\n", peer_ways[way].name, peer_version(),
            run.solved ? "solved" : "failed");
    fprintf(out, "median=%.6f\n", median(total, solves));
    fprintf(out, "cpu=%.6f\n", processor / solves);
    fprintf(out, "iterations=%d\njacobians=%d\n", run.iterations, run.jacobians);
    fprintf(out, "residual=%.2e\nevaluation=%.6f\n", largest_residual(system, x, f), evaluation / solves);
    fclose(out);
    out = create(folder, peer_ways[way].key, ".x");
    for (int k = 0; k < n; k++) {
        fprintf(out, "%.17g\n", x[k]);
    }
    fclose(out);
    peer_close();
    free(x), free(f), free(total);
}

int main(int argc, char **argv) {
    int solves = argc == 3 ? atoi(argv[2]) : 0;
    if (solves < 1) {
        fprintf(stderr, "usage: %s FOLDER SOLVES\n", argv[0]);
        return 2;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/year.nl", argv[1]);
    nl *system = nl_open(path);
    for (int way = 0; way < peer_way_count; way++) {
        measure(system, argv[1], solves, way);
    }
    nl_close(system);
    return 0;
}
