#!/usr/bin/env bash
# What is promised of the jars: the same bytes under any umask, locale, time zone and folder, shown by building them twice from
# copies of the sources; a module name in each; a list of all libraries in the program's; and a database that needs no temporary
# folder. Options are handed to Maven, such as -o. Exit code 0 when all holds, 1 when not, saying what does not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
fail() { echo "$*" >&2; status=1; }

# build FOLDER UMASK LANGUAGE COUNTRY ZONE [MAVEN'S OPTIONS]
build() {
    local folder=$work/$1 mask=$2 language=$3 country=$4 zone=$5
    shift 5
    mkdir -p "$folder"
    # what Git knows and what is new, as it lies here
    git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf - |
        (umask "$mask" && tar -C "$folder" --no-same-permissions -xf -)
    (
        cd "$folder"
        umask "$mask"
        export TZ=$zone MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.language=$language -Duser.country=$country -Duser.timezone=$zone"
        mvn -q -B -ntp -Dfast -Dcommit=unknown -pl scenarios -am package "$@"
    )
}

build one 022 en US UTC "$@"
build "another folder" 077 nb NO Pacific/Auckland "$@"

built=$work/one/scenarios/target/fast
for jar in "$built"/likevekt.jar "$built"/lib/likevekt-*.jar; do
    cmp -s "$jar" "$work/another folder${jar#"$work/one"}" ||
        fail "${jar##*/} is not the same under another umask, locale, time zone and folder."
    unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Automatic-Module-Name: org\.likevekt\.' ||
        fail "${jar##*/} has no Automatic-Module-Name."
done

# Every library is in the list under its name and version; the database's lies unpacked.
unzip -p "$built/likevekt.jar" META-INF/sbom/likevekt.cdx.json >"$work/sbom.json" || fail "likevekt.jar has no list of its libraries."
for jar in "$built"/lib/*.jar; do
    name=$(basename "$jar" .jar)
    case $name in likevekt-*) continue ;; esac # the program itself
    grep -q "\"name\": \"${name%%-[0-9]*}\"" "$work/sbom.json" ||
        fail "the list of libraries in likevekt.jar lacks ${name}."
done

printf 'title: A year\nhorizon: 2018-2019\n' >"$work/year.yaml"
java -Djava.io.tmpdir="$work/none" -jar "$built/likevekt.jar" batch "$work/year.yaml" --out "$work/s.duckdb" --variables key \
    >/dev/null 2>"$work/said" || fail "Without a temporary folder the database does not start: $(head -c 500 "$work/said")"

((status)) || echo "The jars are the same, built twice; their names, their list of libraries and the database are as promised."
exit "$status"
