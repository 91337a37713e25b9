/*
 * Residuals run over a tape of operations. Derivatives: every operation's partial derivatives once, then one reverse
 * sweep for every row. A shared subexpression that depends on fewer unknowns than its sweep has steps (a "funnel", as
 * in AMPL's own library) is swept once and chained into the rows that read it.
 */
#define _POSIX_C_SOURCE 200809L
#include "nl.h"
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { NUMBER = -1, ADD = 0, SUBTRACT = 1, MULTIPLY = 2, DIVIDE = 3, NEGATE = 16, SQRT = 39, SINH = 40, LOG = 43,
       EXP = 44, ATANH = 47, SUM = 54, UNKNOWN = -2 };

typedef struct {
    int *at;
    int size, room;
} ints;

/* One reverse sweep: nodes in descending order, and the unknowns whose derivatives it gives. */
typedef struct {
    int *nodes;
    int count;
    int *columns;
    int columns_count;
    int *slots; /* by node that is an unknown or a funnel: where its derivatives go */
} sweep;

struct nl {
    int n, nonzeros, defined;
    double *start;
    /* tape: operation of node k, its operands operand_start[k] .. operand_start[k+1]-1 */
    ints op, operand_start, operand;
    /* edges to operands that are no numbers: target, place among the operands, partial derivative */
    ints edge_start, edge, place;
    double *value, *adjoint, *partial, *number;
    int number_room;
    int *root;        /* by row */
    int *name;        /* by defined variable: its node */
    sweep *rows;      /* by row */
    sweep **funnel;   /* by node: its sweep, or NULL */
    int *funnels;     /* nodes that are funnels, ascending */
    int funnel_count;
    double **gradient; /* by node: derivatives of a funnel by its columns */
    int *column_start, *row_of, *row_slot, **row_slots;
    double seconds;
    FILE *file;
    const char *path;
    int line;
    char text[4096];
};

static void fail(const nl *s, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s, line %d: ", s->path, s->line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static void *enlarge(void *memory, size_t bytes) {
    memory = realloc(memory, bytes);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static void push(ints *list, int value) {
    if (list->size == list->room) {
        list->room = list->room ? 2 * list->room : 1024;
        list->at = enlarge(list->at, list->room * sizeof(int));
    }
    list->at[list->size++] = value;
}

static int next_line(nl *s) {
    s->line++;
    return fgets(s->text, sizeof s->text, s->file) != NULL;
}

static char *need_line(nl *s) {
    if (!next_line(s)) {
        fail(s, "the file ends too early");
    }
    return s->text;
}

/* A new node at the end of the tape; its operands are pushed by the caller beforehand. */
static int node(nl *s, int op, double number) {
    int k = s->op.size;
    push(&s->op, op);
    /* Operands are pushed just before their node, so they end here. */
    push(&s->operand_start, s->operand.size);
    if (k >= s->number_room) {
        s->number_room = s->number_room ? 2 * s->number_room : 1024;
        s->number = enlarge(s->number, s->number_room * sizeof(double));
    }
    s->number[k] = number;
    return k;
}

static int formula(nl *s) {
    char kind = *need_line(s);
    if (kind == 'n') {
        return node(s, NUMBER, strtod(s->text + 1, NULL));
    }
    if (kind == 'v') {
        int k = atoi(s->text + 1);
        if (k < 0 || k >= s->n + s->defined || (k >= s->n && s->name[k - s->n] < 0)) {
            fail(s, "variable %d is not known here", k);
        }
        return k < s->n ? k : s->name[k - s->n];
    }
    if (kind != 'o') {
        fail(s, "expected an expression");
    }
    int op = atoi(s->text + 1);
    int operands = op == SUM ? atoi(need_line(s)) : op >= ADD && op <= DIVIDE ? 2 : 1;
    int *read = allocate(operands, sizeof(int));
    for (int k = 0; k < operands; k++) {
        read[k] = formula(s);
    }
    for (int k = 0; k < operands; k++) {
        push(&s->operand, read[k]);
    }
    free(read);
    switch (op) {
    case ADD: case SUBTRACT: case MULTIPLY: case DIVIDE: case NEGATE: case SQRT: case SINH: case LOG: case EXP:
    case ATANH: case SUM:
        return node(s, op, 0);
    default:
        fail(s, "operation %d is not known", op);
        return -1;
    }
}

static void read_header(nl *s) {
    int number[10][5] = {{0}};
    for (int line = 0; line < 10; line++) {
        need_line(s);
        if (line > 0) {
            sscanf(s->text, "%d %d %d %d %d", &number[line][0], &number[line][1], &number[line][2], &number[line][3],
                   &number[line][4]);
        } else if (s->text[0] != 'g') {
            fail(s, "expected the text format (g)");
        }
    }
    s->n = number[1][0];
    if (s->n < 1 || number[1][1] != s->n || number[1][4] != s->n) {
        fail(s, "expected as many equations as unknowns");
    }
    s->nonzeros = number[7][0];
    s->defined = number[9][1];
    if (number[9][0] || number[9][2] || number[9][3] || number[9][4]) {
        fail(s, "expected common expressions of constraints only");
    }
}

static void read_segment(nl *s) {
    char kind = s->text[0];
    int k = atoi(s->text + 1);
    switch (kind) {
    case 'V':
        s->name[k - s->n] = formula(s);
        break;
    case 'C':
        s->root[k] = formula(s);
        break;
    case 'x':
        for (int i = 0; i < k; i++) {
            char *rest;
            long column = strtol(need_line(s), &rest, 10);
            s->start[column] = strtod(rest, NULL);
        }
        break;
    case 'r':
    case 'b':
        for (int i = 0; i < s->n; i++) {
            if (strncmp(need_line(s), kind == 'r' ? "4 0" : "3", kind == 'r' ? 3 : 1) != 0) {
                fail(s, "expected equations with right-hand side 0 and no bounds");
            }
        }
        break;
    case 'k':
        for (int i = 0; i < k; i++) {
            need_line(s);
        }
        break;
    case 'J': {
        int count = 0;
        sscanf(s->text + 1, "%*d %d", &count);
        for (int i = 0; i < count; i++) {
            char *rest;
            strtol(need_line(s), &rest, 10);
            if (strtod(rest, NULL) != 0) {
                fail(s, "expected no linear terms");
            }
        }
        break;
    }
    default:
        fail(s, "segment %c is not known", kind);
    }
}

static void plan_edges(nl *s) {
    for (int k = 0; k < s->op.size; k++) {
        push(&s->edge_start, s->edge.size);
        for (int e = s->operand_start.at[k]; e < s->operand_start.at[k + 1]; e++) {
            if (s->op.at[s->operand.at[e]] != NUMBER) {
                push(&s->edge, s->operand.at[e]);
                push(&s->place, e - s->operand_start.at[k]);
            }
        }
    }
    push(&s->edge_start, s->edge.size);
}

/* Marks of the walk that collects a sweep. */
typedef struct {
    int *seen, stamp;
    ints stack, found;
} walk;

static int descending(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x < y) - (x > y);
}

static int ascending(const void *a, const void *b) {
    return -descending(a, b);
}

/* Collects what a node depends on, down to unknowns and funnels; returns how many edges the sweep runs over. */
static int collect(nl *s, walk *w, int root) {
    int edges = 0;
    w->stamp++;
    w->found.size = 0;
    w->stack.size = 0;
    push(&w->stack, root);
    w->seen[root] = w->stamp;
    while (w->stack.size) {
        int k = w->stack.at[--w->stack.size];
        push(&w->found, k);
        if (s->op.at[k] == UNKNOWN || (s->funnel[k] && k != root)) {
            continue;
        }
        for (int e = s->edge_start.at[k]; e < s->edge_start.at[k + 1]; e++) {
            int operand = s->edge.at[e];
            edges++;
            if (w->seen[operand] != w->stamp) {
                w->seen[operand] = w->stamp;
                push(&w->stack, operand);
            }
        }
    }
    qsort(w->found.at, w->found.size, sizeof(int), descending);
    return edges;
}

/* Which unknowns a collected sweep gives derivatives by, ascending. */
static int columns_of(nl *s, const walk *w, int root, int *mark, int stamp, int *columns) {
    int count = 0;
    for (int i = 0; i < w->found.size; i++) {
        int k = w->found.at[i];
        if (s->op.at[k] == UNKNOWN && mark[k] != stamp) {
            mark[k] = stamp;
            columns[count++] = k;
        } else if (s->funnel[k] && k != root) {
            for (int c = 0; c < s->funnel[k]->columns_count; c++) {
                int column = s->funnel[k]->columns[c];
                if (mark[column] != stamp) {
                    mark[column] = stamp;
                    columns[count++] = column;
                }
            }
        }
    }
    qsort(columns, count, sizeof(int), ascending);
    return count;
}

static int position(const int *sorted, int count, int value) {
    int low = 0, high = count - 1;
    while (low < high) {
        int middle = (low + high) / 2;
        if (sorted[middle] < value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Keeps a collected sweep, with the place of every derivative among its columns. */
static void keep(nl *s, const walk *w, int root, const int *columns, int count, sweep *out) {
    out->count = w->found.size;
    out->nodes = allocate(out->count, sizeof(int));
    memcpy(out->nodes, w->found.at, out->count * sizeof(int));
    out->columns_count = count;
    out->columns = allocate(count, sizeof(int));
    memcpy(out->columns, columns, count * sizeof(int));
    ints slots = {0};
    for (int i = 0; i < out->count; i++) {
        int k = out->nodes[i];
        if (s->op.at[k] == UNKNOWN) {
            push(&slots, position(columns, count, k));
        } else if (s->funnel[k] && k != root) {
            for (int c = 0; c < s->funnel[k]->columns_count; c++) {
                push(&slots, position(columns, count, s->funnel[k]->columns[c]));
            }
        }
    }
    out->slots = slots.at;
}

static void plan_sweeps(nl *s) {
    int nodes = s->op.size;
    walk w = {0};
    w.seen = allocate(nodes, sizeof(int));
    int *mark = allocate(s->n, sizeof(int)), *columns = allocate(s->n, sizeof(int)), stamp = 0;
    s->funnel = allocate(nodes, sizeof(sweep *));
    s->gradient = allocate(nodes, sizeof(double *));
    s->funnels = allocate(s->defined, sizeof(int));
    for (int d = 0; d < s->defined; d++) {
        int k = s->name[d];
        int edges = collect(s, &w, k);
        int count = columns_of(s, &w, k, mark, ++stamp, columns);
        if (count <= edges && s->op.at[k] >= 0) {
            sweep *kept = allocate(1, sizeof(sweep));
            keep(s, &w, k, columns, count, kept);
            s->funnel[k] = kept;
            s->gradient[k] = allocate(count, sizeof(double));
            s->funnels[s->funnel_count++] = k;
        }
    }
    s->rows = allocate(s->n, sizeof(sweep));
    for (int row = 0; row < s->n; row++) {
        collect(s, &w, s->root[row]);
        int count = columns_of(s, &w, s->root[row], mark, ++stamp, columns);
        keep(s, &w, s->root[row], columns, count, &s->rows[row]);
    }
    free(w.seen);
    free(w.stack.at);
    free(w.found.at);
    free(mark);
    free(columns);
}

static void plan_pattern(nl *s) {
    s->column_start = allocate(s->n + 1, sizeof(int));
    int nonzeros = 0;
    for (int row = 0; row < s->n; row++) {
        for (int c = 0; c < s->rows[row].columns_count; c++) {
            s->column_start[s->rows[row].columns[c] + 1]++;
            nonzeros++;
        }
    }
    if (nonzeros != s->nonzeros) {
        fail(s, "the header says %d nonzeros, the expressions have %d", s->nonzeros, nonzeros);
    }
    for (int column = 0; column < s->n; column++) {
        s->column_start[column + 1] += s->column_start[column];
    }
    s->row_of = allocate(nonzeros, sizeof(int));
    s->row_slots = allocate(s->n, sizeof(int *));
    int *next = allocate(s->n, sizeof(int));
    memcpy(next, s->column_start, s->n * sizeof(int));
    for (int row = 0; row < s->n; row++) {
        s->row_slots[row] = allocate(s->rows[row].columns_count, sizeof(int));
        for (int c = 0; c < s->rows[row].columns_count; c++) {
            int slot = next[s->rows[row].columns[c]]++;
            s->row_of[slot] = row;
            s->row_slots[row][c] = slot;
        }
    }
    free(next);
}

nl *nl_open(const char *path) {
    nl *s = allocate(1, sizeof(nl));
    s->path = path;
    s->file = fopen(path, "r");
    if (!s->file) {
        perror(path);
        exit(2);
    }
    read_header(s);
    s->start = allocate(s->n, sizeof(double));
    s->root = allocate(s->n, sizeof(int));
    s->name = allocate(s->defined, sizeof(int));
    push(&s->operand_start, 0);
    for (int d = 0; d < s->defined; d++) {
        s->name[d] = -1;
    }
    for (int k = 0; k < s->n; k++) {
        node(s, UNKNOWN, 0);
        s->root[k] = -1;
    }
    while (next_line(s)) {
        read_segment(s);
    }
    fclose(s->file);
    for (int row = 0; row < s->n; row++) {
        if (s->root[row] < 0) {
            fail(s, "row %d is missing", row);
        }
    }
    plan_edges(s);
    s->value = allocate(s->op.size, sizeof(double));
    s->adjoint = allocate(s->op.size, sizeof(double));
    s->partial = allocate(s->edge.size, sizeof(double));
    memcpy(s->value, s->number, s->op.size * sizeof(double));
    plan_sweeps(s);
    plan_pattern(s);
    return s;
}

void nl_close(nl *s) {
    for (int row = 0; row < s->n; row++) {
        free(s->rows[row].nodes);
        free(s->rows[row].columns);
        free(s->rows[row].slots);
        free(s->row_slots[row]);
    }
    for (int i = 0; i < s->funnel_count; i++) {
        int k = s->funnels[i];
        free(s->funnel[k]->nodes);
        free(s->funnel[k]->columns);
        free(s->funnel[k]->slots);
        free(s->funnel[k]);
        free(s->gradient[k]);
    }
    free(s->rows), free(s->row_slots), free(s->funnel), free(s->funnels), free(s->gradient);
    free(s->start), free(s->root), free(s->name), free(s->number), free(s->value), free(s->adjoint), free(s->partial);
    free(s->op.at), free(s->operand_start.at), free(s->operand.at);
    free(s->edge_start.at), free(s->edge.at), free(s->place.at);
    free(s->column_start), free(s->row_of);
    free(s);
}

int nl_unknowns(const nl *s) {
    return s->n;
}

int nl_nonzeros(const nl *s) {
    return s->nonzeros;
}

const double *nl_start(const nl *s) {
    return s->start;
}

const int *nl_column_starts(const nl *s) {
    return s->column_start;
}

const int *nl_rows(const nl *s) {
    return s->row_of;
}

static double clock_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

double nl_clock(void) {
    return clock_of(CLOCK_MONOTONIC);
}

double nl_processor_clock(void) {
    return clock_of(CLOCK_PROCESS_CPUTIME_ID);
}

double nl_seconds(nl *s) {
    double seconds = s->seconds;
    s->seconds = 0;
    return seconds;
}

int nl_residual(nl *s, const double *x, double *f) {
    double begin = nl_processor_clock();
    double *v = s->value;
    memcpy(v, x, s->n * sizeof(double));
    for (int k = s->n; k < s->op.size; k++) {
        const int *o = s->operand.at + s->operand_start.at[k];
        switch (s->op.at[k]) {
        case ADD: v[k] = v[o[0]] + v[o[1]]; break;
        case SUBTRACT: v[k] = v[o[0]] - v[o[1]]; break;
        case MULTIPLY: v[k] = v[o[0]] * v[o[1]]; break;
        case DIVIDE: v[k] = v[o[0]] / v[o[1]]; break;
        case NEGATE: v[k] = -v[o[0]]; break;
        case SQRT: v[k] = sqrt(v[o[0]]); break;
        case SINH: v[k] = sinh(v[o[0]]); break;
        case LOG: v[k] = log(v[o[0]]); break;
        case EXP: v[k] = exp(v[o[0]]); break;
        case ATANH: v[k] = atanh(v[o[0]]); break;
        case SUM: {
            double sum = 0;
            int count = s->operand_start.at[k + 1] - s->operand_start.at[k];
            for (int i = 0; i < count; i++) {
                sum += v[o[i]];
            }
            v[k] = sum;
            break;
        }
        default: break;
        }
    }
    int bad = 0;
    for (int row = 0; row < s->n; row++) {
        f[row] = v[s->root[row]];
        bad |= !isfinite(f[row]);
    }
    s->seconds += nl_processor_clock() - begin;
    return bad;
}

static double partial(const nl *s, int k, int place) {
    const int *o = s->operand.at + s->operand_start.at[k];
    const double *v = s->value;
    switch (s->op.at[k]) {
    case SUBTRACT: return place ? -1 : 1;
    case MULTIPLY: return v[o[1 - place]];
    case DIVIDE: return place ? -v[k] / v[o[1]] : 1 / v[o[1]];
    case NEGATE: return -1;
    case SQRT: return 0.5 / v[k];
    case SINH: return cosh(v[o[0]]);
    case LOG: return 1 / v[o[0]];
    case EXP: return v[k];
    case ATANH: return 1 / (1 - v[o[0]] * v[o[0]]);
    default: return 1;
    }
}

/* Derivatives of one node into out[place[column]], which must be zero; place NULL means the columns' own order. */
static void run_sweep(nl *s, const sweep *w, int root, double *out, const int *place) {
    double *adjoint = s->adjoint;
    const int *slot = w->slots;
    for (int i = 0; i < w->count; i++) {
        adjoint[w->nodes[i]] = 0;
    }
    adjoint[root] = 1;
    for (int i = 0; i < w->count; i++) {
        int k = w->nodes[i];
        double a = adjoint[k];
        if (k < s->n) {
            out[place ? place[*slot] : *slot] += a;
            slot++;
        } else if (s->funnel[k] && k != root) {
            int count = s->funnel[k]->columns_count;
            const double *gradient = s->gradient[k];
            for (int c = 0; c < count; c++) {
                out[place ? place[slot[c]] : slot[c]] += a * gradient[c];
            }
            slot += count;
        } else {
            for (int e = s->edge_start.at[k]; e < s->edge_start.at[k + 1]; e++) {
                adjoint[s->edge.at[e]] += a * s->partial[e];
            }
        }
    }
}

void nl_jacobian(nl *s, double *values) {
    double begin = nl_processor_clock();
    for (int k = s->n; k < s->op.size; k++) {
        for (int e = s->edge_start.at[k]; e < s->edge_start.at[k + 1]; e++) {
            s->partial[e] = partial(s, k, s->place.at[e]);
        }
    }
    /* Ascending, so that the funnels a funnel reads are known. */
    for (int i = 0; i < s->funnel_count; i++) {
        int k = s->funnels[i];
        memset(s->gradient[k], 0, s->funnel[k]->columns_count * sizeof(double));
        run_sweep(s, s->funnel[k], k, s->gradient[k], NULL);
    }
    memset(values, 0, s->nonzeros * sizeof(double));
    for (int row = 0; row < s->n; row++) {
        run_sweep(s, &s->rows[row], s->root[row], values, s->row_slots[row]);
    }
    s->seconds += nl_processor_clock() - begin;
}
