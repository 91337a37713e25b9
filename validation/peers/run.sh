#!/usr/bin/env bash
# Solves one year of the county economy with other solvers and with ours, from the same start, and compares.
#   run.sh [YEAR]      a year of the baseline, 2030 by default
#   SOLVES=15          timed solves of each; WARM=30 unmeasured ones of ours, for the Java compiler
#   CC, MPICC, PYTHON  compiler, MPI compiler and a Python with SciPy, by default cc, mpicc and /usr/bin/python3
# Installs nothing; says what is missing. Exit code 0 when all solvers agree to 1e-8, 1 when not, 3 when some are missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
out=$root/validation/target/peers
year=${1:-2030}
solves=${SOLVES:-15}
cc=${CC:-cc}
mpicc=${MPICC:-mpicc}
python=${PYTHON:-/usr/bin/python3}
flags=(-O2 -march=native -Wall -Wextra -std=c11)
# One thread for everyone: ours uses one here.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

missing=()
has_header() { echo "#include <$2>" | "$1" "${@:3}" -x c -fsyntax-only - >/dev/null 2>&1; }
need() { # package, then a test of it
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
petsc=$(pkg-config --cflags PETSc 2>/dev/null || true)
need gcc command -v "$cc"
need maven command -v mvn
need pkg-config command -v pkg-config
need libsundials-dev has_header "$cc" kinsol/kinsol.h
need libsuitesparse-dev has_header "$cc" suitesparse/klu.h
need coinor-libipopt-dev has_header "$cc" coin/IpStdCInterface.h
# shellcheck disable=SC2086  # several options in one variable
need petsc-dev has_header "$mpicc" petscsnes.h $petsc
need python3-scipy "$python" -c 'import scipy.sparse.linalg'
if ((${#missing[@]})); then
    echo "Missing: ${missing[*]}. On Debian or Ubuntu:" >&2
    echo "    apt install gcc maven pkg-config libsundials-dev libsuitesparse-dev coinor-libipopt-dev petsc-dev python3-scipy" >&2
    exit 3
fi

rm -rf "$out"
mkdir -p "$out"
cd "$here"
"$cc" "${flags[@]}" -fPIC -shared nl.c -o "$out/libnl.so" -lm
"$cc" "${flags[@]}" -I/usr/include/suitesparse kinsol_peer.c peer.c nl.c -o "$out/kinsol_peer" \
    -lsundials_kinsol -lsundials_nvecserial -lsundials_sunmatrixsparse -lsundials_sunlinsolklu -lm
"$cc" "${flags[@]}" -I/usr/include/coin ipopt_peer.c peer.c nl.c -o "$out/ipopt_peer" -lipopt -lm
# shellcheck disable=SC2046  # several options
"$mpicc" "${flags[@]}" petsc_peer.c peer.c nl.c -o "$out/petsc_peer" $(pkg-config --cflags --libs PETSc) -lm

(cd "$root" && mvn -q -B -ntp -Dfast -pl validation -am package "-Dpeers.folder=$out" "-Dpeers.year=$year" \
    "-Dpeers.warm=${WARM:-30}" "-Dpeers.solves=$solves")
"$out/kinsol_peer" "$out" "$solves"
"$python" scipy_peer.py "$out/libnl.so" "$out" "$solves"
"$out/petsc_peer" "$out" "$solves"
"$out/ipopt_peer" "$out" "$solves"
"$python" table.py "$out" kinsol-modified kinsol kinsol-colamd scipy scipy-mmd petsc petsc-klu ipopt
