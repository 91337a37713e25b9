#!/usr/bin/env bash
# Runs everything that README.md claims and writes its results anew: the tests, the slow ones, the laws, the replay packed
# and verified, other solvers. Needs what the build needs; other solvers only where they are installed.
#   MVN=mvn        how Maven is called, for example "mvn -o"
#   SLOW=no        leaves out the slow tests
#   PEERS=no       leaves out the other solvers
# Exit code 0 when all holds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$here")
found=$here/target/evidence
mvn=${MVN:-mvn}
status=0
missing=()
rm -rf "$found"
mkdir -p "$found"
cd "$root"

step() { printf '\n== %s\n' "$*" >&2; }
failed() {
    printf 'evidence: %s\n' "$*" >&2
    status=1
}

if [ "${SLOW:-yes}" = yes ]; then
    step "slow tests"
    # shellcheck disable=SC2086  # several words in one variable
    $mvn -B -ntp -Pslow test || failed "a slow test fails"
else
    missing+=("slow tests")
fi

step "all tests and checks"
# The matrix counts what mvn verify runs, so the reports of earlier runs go.
rm -rf ./*/target/surefire-reports
# All modules are tested even when one fails; that README.md is out of date is mended below.
# shellcheck disable=SC2086
$mvn -B -ntp verify -Dmaven.test.failure.ignore=true || failed "the build fails"
broken=$(grep -lE '<(failure|error)[ >]' ./*/target/surefire-reports/TEST-*.xml | grep -v EvidenceTest || true)
[ -z "$broken" ] || failed "tests fail:" $broken

step "the replay, packed and verified"
./likevekt replay --bundle "$found/replay.zip" || failed "the replay is not as documented"
./likevekt verify "$found/replay.zip" || failed "the bundle is not verified"

if [ "${PEERS:-yes}" = yes ]; then
    step "other solvers"
    code=0
    validation/peers/run.sh || code=$?
    echo "$code" >"$found/peers"
    case $code in
        0) ;;
        3) missing+=("other solvers, which are not installed") ;;
        *) failed "other solvers do not agree, or could not be run" ;;
    esac
else
    missing+=("other solvers")
fi

for ((k = 0; k < ${#missing[@]}; k++)); do
    ((k == 0)) || printf '; '
    printf '%s' "${missing[$k]}"
done >"$found/not-run"

step "README.md"
# shellcheck disable=SC2086
$mvn -q -B -ntp -pl validation -am test -Dtest=EvidenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreadme=write ||
    failed "the results could not be written"
git --no-pager diff --stat -- validation/README.md || true
((${#missing[@]} == 0)) || printf 'evidence: not run: %s\n' "$(cat "$found/not-run")" >&2
exit "$status"
