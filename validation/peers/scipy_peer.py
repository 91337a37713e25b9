"""Newton with SciPy's sparse LU (SuperLU): scipy_peer.py LIBRARY FOLDER SOLVES; files as peer.c writes them."""

import ctypes
import statistics
import sys
import time

import numpy
import scipy
import scipy.sparse
import scipy.sparse.linalg

TOLERANCE = 1e-10
LARGEST_STEP = 1.0
SMALLEST_DAMPING = 1e-8


class System:
    """A system of an .nl file; derivatives by the same code that the C drivers use."""

    def __init__(self, library, path):
        self.nl = ctypes.CDLL(library)
        doubles = numpy.ctypeslib.ndpointer(dtype=numpy.float64, flags="C_CONTIGUOUS")
        self.nl.nl_open.restype = ctypes.c_void_p
        for name in ("nl_unknowns", "nl_nonzeros", "nl_start", "nl_column_starts", "nl_rows", "nl_seconds"):
            getattr(self.nl, name).argtypes = [ctypes.c_void_p]
        self.nl.nl_start.restype = ctypes.POINTER(ctypes.c_double)
        self.nl.nl_column_starts.restype = ctypes.POINTER(ctypes.c_int)
        self.nl.nl_rows.restype = ctypes.POINTER(ctypes.c_int)
        self.nl.nl_seconds.restype = ctypes.c_double
        self.nl.nl_residual.argtypes = [ctypes.c_void_p, doubles, doubles]
        self.nl.nl_jacobian.argtypes = [ctypes.c_void_p, doubles]
        self.handle = self.nl.nl_open(path.encode())
        n = self.nl.nl_unknowns(self.handle)
        entries = self.nl.nl_nonzeros(self.handle)
        self.start = numpy.ctypeslib.as_array(self.nl.nl_start(self.handle), (n,)).copy()
        starts = numpy.ctypeslib.as_array(self.nl.nl_column_starts(self.handle), (n + 1,)).copy()
        rows = numpy.ctypeslib.as_array(self.nl.nl_rows(self.handle), (entries,)).copy()
        self.matrix = scipy.sparse.csc_matrix((numpy.zeros(entries), rows, starts), shape=(n, n))

    def residual(self, x):
        f = numpy.empty_like(x)
        bad = self.nl.nl_residual(self.handle, x, f)
        return f, (numpy.inf if bad else numpy.abs(f).max())

    def jacobian(self):
        self.nl.nl_jacobian(self.handle, self.matrix.data)
        return self.matrix

    def seconds(self):
        return self.nl.nl_seconds(self.handle)


# COLAMD is SciPy's default; the other suits patterns that are nearly symmetric.
WAYS = {"scipy": "COLAMD", "scipy-mmd": "MMD_AT_PLUS_A"}


def solve(system, ordering):
    """Full Newton steps, at most LARGEST_STEP in any unknown, halved until the residual falls."""
    x = system.start.copy()
    f, norm = system.residual(x)
    iterations = 0
    while norm > TOLERANCE and iterations < 100:
        step = scipy.sparse.linalg.splu(system.jacobian(), permc_spec=ordering).solve(f)
        damping = min(1.0, LARGEST_STEP / numpy.abs(step).max())
        trial, trial_norm = None, numpy.inf
        while damping >= SMALLEST_DAMPING and not trial_norm < norm:
            trial = x - damping * step
            f, trial_norm = system.residual(trial)
            damping /= 2
        if not trial_norm < norm:
            break
        x, norm = trial, trial_norm
        iterations += 1
    return x, norm, iterations


def measure(system, folder, solves, key):
    solve(system, WAYS[key])
    total, evaluation = [], []
    processor = time.process_time()
    for _ in range(solves):
        system.seconds()
        begin = time.perf_counter()
        x, norm, iterations = solve(system, WAYS[key])
        total.append(time.perf_counter() - begin)
        evaluation.append(system.seconds())
    processor = (time.process_time() - processor) / solves
    with open(f"{folder}/{key}.result", "w") as out:
        out.write(f"name=SciPy splu, {WAYS[key]}\nversion=SciPy {scipy.__version__}\n")
        out.write(f"status={'solved' if norm <= TOLERANCE else 'failed'}\n")
        out.write(f"median={statistics.median(total):.6f}\ncpu={processor:.6f}\n")
        out.write(f"iterations={iterations}\njacobians={iterations}\nresidual={norm:.2e}\n")
        out.write(f"evaluation={sum(evaluation) / solves:.6f}\n")
    numpy.savetxt(f"{folder}/{key}.x", x, fmt="%.17g")


def main(library, folder, solves):
    system = System(library, folder + "/year.nl")
    for key in WAYS:
        measure(system, folder, solves, key)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
