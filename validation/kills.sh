#!/usr/bin/env bash
# Kills batch, merge, run, export and compare with SIGKILL, 200 times or as often as told: at random moments and, where strace is
# at hand, at the n-th write, rename and fsync. Each is then started again, and killed again, until it ends. Shown of each:
#   batch    no run that was reported as solved is solved again, and the store is the one of a batch that nobody killed;
#   merge    the same store;
#   run, export, compare    old or new results, whole, after every kill, and the new ones in the end;
#   all      no file is left behind by the run that ends.
# usage: validation/kills.sh [KILLS] [SEED] [JAR]      ends with 1 when anything is lost or left
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd -P)
kills=${1:-200}
RANDOM=${2:-1}
jar=${3:-}
if [ -z "$jar" ]; then
    "$root/likevekt" --version >/dev/null || exit 2
    jar=$root/.builds/$(cat "$root/.builds/current")/likevekt.jar
fi
exec 8<"$jar" && flock -s 8 # a build that runs is not swept
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
done_kills=0
faults=0
strace=$(command -v strace || true)

program() { java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -jar "$jar" "$@"; }
fault() { echo "FAULT $*"; faults=$((faults + 1)); }

# Runs a command until it ends or is killed: "random", or the name of a system call and which of its calls.
attempt() { # HOW N LOG COMMAND...
    local how=$1 n=$2 log=$3
    shift 3
    if [ "$how" = random ] || [ -z "$strace" ]; then
        program "$@" >"$log" 2>&1 &
        local pid=$!
        local wait=$n # hundredths of a second
        while [ $wait -gt 0 ] && kill -0 $pid 2>/dev/null; do sleep 0.05; wait=$((wait - 5)); done
        # the function is a process of its own, with Java below it
        pkill -KILL -P $pid 2>/dev/null
        kill -KILL $pid 2>/dev/null
        wait $pid 2>/dev/null
    else
        "$strace" -f -qq -o /dev/null -e trace="$how" -e inject="$how:signal=SIGKILL:when=$n" \
            java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -jar "$jar" "$@" >"$log" 2>&1
    fi
    local code=$?
    if [ $code = 137 ] || [ $code = 143 ]; then done_kills=$((done_kills + 1)); fi
    return $code
}

# What a store says, run for run, but not when and where it was solved.
digest() {
    program sql --store "$1" --format csv "
        select r::varchar as row from (select name, columns(* exclude (name, java, machine, seconds, finished_at)) from runs) r
        union all select r::varchar from (select name, results.* from results join runs using (run_id)) r
        union all select r::varchar from (select name, parameters.* from parameters join runs using (run_id)) r order by 1" |
        sha256sum
}
tables() { (cd "$1" && sha256sum ./*.csv) 2>/dev/null; }
left() { # FOLDER WHAT MAY BE THERE
    local found
    found=$(ls -A "$1")
    [ "$found" = "$2" ] || fault "left behind in $1: $found"
}

# Small scenarios, a store of them that nobody killed, and its parts.
mkdir good
printf 'title: Two years\nhorizon: 2018-2019\n' >good/brief.yaml
printf 'title: A policy\nparent: brief\nshocks:\n  - {multiply: productivity, where: {region: Agder}, value: 1.01, years: 2019-}\n' >good/policy.yaml
cat >good/sweep.yaml <<'END'
title: Both, varied
sweep:
  scenario: [brief.yaml, policy.yaml]
  method: lhs
  n: 6
  seed: 7
  vary: [{multiply: migration_elasticity, range: [0.5, 2]}]
END
began=$(date +%s%N)
program batch good --out whole.duckdb >log 2>&1 || { cat log; exit 2; }
took=$((($(date +%s%N) - began) / 10000000)) # a batch, in hundredths of a second; the other commands take about half of it
whole=$(digest whole.duckdb)
for part in 1 2; do program batch good --array $part/2 --out part$part.duckdb >log 2>&1 || { cat log; exit 2; }; done
program batch good/brief.yaml --out old.duckdb >log 2>&1
program results export exported-old --store old.duckdb --format csv >log 2>&1
program results export exported-new --store whole.duckdb --format csv >log 2>&1
program run good/policy.yaml --out ran-new >log 2>&1
cp -r ran-new ran-old && echo "of an earlier run" >ran-old/policy/results.csv
program compare good/policy.yaml --format csv --out compared-new.csv >log 2>&1

# batch: one store until it is finished, then another
batches() { # KILLS
    local until=$((done_kills + $1)) stores=0 n=1 how m code hows=(random pwrite64 fsync random write pwrite64 rename unlink)
    while [ $done_kills -lt "$until" ]; do
        rm -rf b && mkdir b && : >solved
        while true; do
            how=${hows[$((n % 8))]}
            # strace counts the calls of each thread
            case $how in random) m=$((RANDOM % took)) ;; rename) m=1 ;; write) m=$((1 + RANDOM % 11000)) ;; *) m=$((1 + n % 7)) ;; esac
            [ $done_kills -lt "$until" ] && attempt $how $m log batch good --out b/x.duckdb --jobs 2
            code=$?
            [ $done_kills -lt "$until" ] || { program batch good --out b/x.duckdb >log 2>&1; code=$?; }
            sed -n 's/^[0-9]*\/[0-9]* solved  *\([^ ]*\) .*/\1/p' log >>solved
            n=$((n + 1))
            [ $code = 0 ] && break
            [ $code = 137 ] || [ $code = 143 ] || { fault "batch ends with $code: $(tail -1 log)"; break; }
        done
        stores=$((stores + 1))
        [ -z "$(sort solved | uniq -d)" ] || fault "reported and solved again: $(sort solved | uniq -d | tr '\n' ' ')"
        [ "$(digest b/x.duckdb)" = "$whole" ] || fault "another store than that of a batch that nobody killed"
        left b x.duckdb
        echo "batch: store $stores, $done_kills kills, $faults faults"
    done
}

merges() { # KILLS
    local until=$((done_kills + $1)) stores=0 n=1 hows=(pwrite64 fsync pwrite64 random)
    while [ $done_kills -lt "$until" ]; do
        rm -rf m && mkdir m
        while true; do
            how=${hows[$((n % 4))]}
            m=$((1 + n % 13))
            [ "$how" = random ] && m=$((RANDOM % (took / 2)))
            attempt "$how" $m log results merge --store m/x.duckdb part1.duckdb part2.duckdb
            code=$?
            n=$((n + 1))
            [ $code = 0 ] && break
            [ $code = 137 ] || [ $code = 143 ] || { fault "merge ends with $code: $(tail -1 log)"; break; }
        done
        stores=$((stores + 1))
        [ "$(digest m/x.duckdb)" = "$whole" ] || fault "another store than that of the whole batch"
        left m x.duckdb
        echo "merge: store $stores, $done_kills kills, $faults faults"
    done
}

# A command that puts new files in the place of old ones: after each kill all are old, or all new, or, between the two moves,
# none, and they come back.
replaced() { # KILLS WHAT OLD NEW PLACE COMMAND...
    local until=$((done_kills + $1)) what=$2 old=$3 new=$4 place=$5 n=1 state hows=(write rename fsync pwrite64 random rename)
    shift 5
    while [ $done_kills -lt "$until" ]; do
        rm -rf r && mkdir r && cp -r "$old" "r/$place"
        while true; do
            how=${hows[$((n % 6))]}
            m=$((1 + n % 7))
            [ "$how" = write ] && m=$((1 + RANDOM % 11000))
            [ "$how" = rename ] && m=$((1 + n % 2))
            [ "$how" = fsync ] && m=$((1 + n % 6))
            [ "$how" = random ] && m=$((RANDOM % (took / 2)))
            attempt "$how" $m log "$@"
            code=$?
            n=$((n + 1))
            state=$(sums "r/$place")
            [ "$state" = "$(sums "$old")" ] || [ "$state" = "$(sums "$new")" ] || [ -z "$state" ] || fault "$what: neither old nor new"
            [ -z "$state" ] && [ -z "$(ls -d r/.likevekt-*.old r/"$place"/.likevekt-*.old 2>/dev/null)" ] && fault "$what: gone"
            [ $code = 0 ] && break
            [ $code = 137 ] || [ $code = 143 ] || { fault "$what ends with $code: $(tail -1 log)"; break; }
        done
        [ "$(sums "r/$place")" = "$(sums "$new")" ] || fault "$what: other results than those of one that nobody killed"
        left r "$place"
        [ -z "$(find "r/$place" -name '.*' ! -path "r/$place")" ] || fault "$what: left behind in r/$place"
        echo "$what: $done_kills kills, $faults faults"
    done
}
sums() { # FILE OR FOLDER; of a run's folder the policy
    if [ -d "$1/policy" ]; then tables "$1/policy"; elif [ -d "$1" ]; then tables "$1"; else sha256sum <"$1"; fi
}

batches $((kills * 2 / 5))
merges $((kills / 5))
replaced $((kills / 5)) export exported-old exported-new e results export r/e --store whole.duckdb --format csv
replaced $((kills / 10)) run ran-old ran-new o run good/policy.yaml --out r/o
cp compared-new.csv compared-old.csv && echo "of an earlier comparison" >>compared-old.csv
replaced $((kills / 10)) compare compared-old.csv compared-new.csv c.csv compare good/policy.yaml --format csv --out r/c.csv --force
echo "$done_kills kills, $faults faults"
[ $faults = 0 ]
