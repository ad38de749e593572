#!/bin/sh
# Fetch the data, build, and bring the public folder to its target; raise an alarm otherwise.
#
# Settings, in the environment:
#   WORKSPACE   the folder with briefgen.yaml; a clone of a git repository, or any folder
#   TARGET      where the public folder goes: a folder; with rsync also host:folder
#   DATA_URL    (instead of git) the address of one data file, and
#   DATA_FILE   the file in the workspace that it replaces, such as data/portfolio.yaml
#   FETCH=no    (instead of both) something else brought the data: a checkout of CI
#   IMPORTS     names of mappings, such as "projects": what their sources say is taken over
#   PUBLIC      the public folder, if briefgen.yaml names another than build/public
#   NOTIFY      options of `briefgen build` that tell people; by itself: --notify
#   ALARM       a command that is given an alarm on standard input; by itself, standard
#               error, which cron mails, and systemd and CI keep
#   LOG         where the build's events are kept; they name what is held back
#   AS_OF       another time than now, to rehearse
#   BRIEFGEN_STATE_KEY, BRIEFGEN_NOTIFY    see the README
#
# It ends with 0, or with 1 after any alarm. It needs flock, git or curl, and rsync for another machine.
set -u
umask 077
: "${WORKSPACE:?}" "${TARGET:?}"
cd "$WORKSPACE" || exit 1
public=${PUBLIC:-build/public}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
log=${LOG:-$scratch/log}
why=$scratch/why
us=import@briefgen.invalid
: >"$why"
failed=0

# An alarm is a sentence, and below it what was written to $why: the reason.
report() {
    printf 'briefgen: %s: %s\n' "$WORKSPACE" "$1"
    cat "$why"
}
alarm() {
    failed=1
    if [ -n "${ALARM:-}" ]; then report "$1" | sh -c "$ALARM"; else report "$1" >&2; fi
    : >"$why"
}

# What the sources of mappings say is taken over, one mapping after the other.
import_each() {
    for name in ${IMPORTS:-}; do
        briefgen import "$name" --yes || return 1
    done
}

# What was taken over is committed in this clone alone; the next run drops it, pulls, and
# takes it over again, beside what people changed meanwhile.
take_over() {
    [ -n "${IMPORTS:-}" ] || return 0
    import_each >"$scratch/import" 2>&1
    code=$?
    [ "$code" = 0 ] || cat "$scratch/import" >"$why"
    if [ -n "$before" ]; then
        git add --all data imports && { git diff --cached --quiet ||
            git -c user.name=briefgen -c user.email="$us" commit --quiet --message "briefgen import $IMPORTS"; }
    fi
    return "$code"
}

# What is new comes in whole, or not at all. A file is first tried in a copy.
fetch() {
    before= pulled=
    if [ -n "${DATA_URL:-}" ]; then
        curl --fail --silent --show-error --location --retry 3 --max-time 300 \
            --output "$scratch/data" "$DATA_URL" || return 1
        cmp -s "$scratch/data" "$DATA_FILE" && return 0
        mkdir "$scratch/trial" && cp -R briefgen.yaml data templates "$scratch/trial" || return 1
        for folder in charts imports "$(dirname "$DATA_FILE")"; do
            [ ! -d "$folder" ] || { mkdir -p "$scratch/trial/$folder" && cp -R "$folder/." "$scratch/trial/$folder"; } || return 1
        done
        cp "$scratch/data" "$scratch/trial/$DATA_FILE" || return 1
        (cd "$scratch/trial" && import_each >/dev/null && briefgen status >/dev/null) || return 1
        cp "$scratch/data" "$DATA_FILE.part" && mv "$DATA_FILE.part" "$DATA_FILE"
    elif [ "${FETCH:-}" != no ]; then
        [ "$(git log -1 --format=%ae)" != "$us" ] || git reset --quiet --keep HEAD^ || return 1
        before=$(git rev-parse HEAD) && pulled=$before && git pull --quiet --ff-only &&
            pulled=$(git rev-parse HEAD)
    fi
}

build() {
    # shellcheck disable=SC2086 # they are several words
    briefgen build --wait 600 --log-json ${AS_OF:+--as-of "$AS_OF"} ${NOTIFY---notify} >"$log"
}

# Whether the last event, `ended`, says so. Without one, the build was killed.
ended() { tail -n 1 "$log" | grep -q "^{\"event\": \"ended\", \"exit_code\": [0-9]*, $1"; }

# What the build had to say, an event a line.
mistakes() { grep '^{"event": "diagnostic"' "$log" >"$why"; }

# Files that are gone here are removed there. Bytes are compared: a file of the same size
# that was made in the same second would stay as it was for ever.
synchronise() {
    mkdir -p "$public"
    if command -v rsync >/dev/null; then
        rsync --archive --checksum --delete --delay-updates --chmod=D755,F644 "$public/" "$TARGET/"
    elif [ "${TARGET#*:}" != "$TARGET" ]; then
        echo "rsync is missing, and $TARGET is on another machine" >&2
        return 1
    else
        rm -rf "$TARGET.new" "$TARGET.old"
        cp -Rp "$public" "$TARGET.new" && chmod -R u=rwX,go=rX "$TARGET.new" || return 1
        [ ! -e "$TARGET" ] || mv "$TARGET" "$TARGET.old" || return 1
        mv "$TARGET.new" "$TARGET" && rm -rf "$TARGET.old"
    fi
}

# One run at a time, from the data to the target: another one waits, or says so.
command -v flock >/dev/null || { alarm "flock is missing: runs could overlap"; exit 1; }
mkdir -p .briefgen && exec 9>>.briefgen/schedule.lock || exit 1
waited=0
until flock -n 9; do
    [ "$waited" -lt 600 ] || { alarm "another run has not ended for ten minutes"; exit 1; }
    waited=$((waited + 1))
    sleep 1
done

fetch 2>"$why" || alarm "the new data cannot be had, or has mistakes; what is here is built"
take_over || alarm "not all could be taken over by $IMPORTS; the data is built as it is"
build
code=$?
if ended '"judged": false, "stopped": true' && [ -n "$before" ] && [ "$pulled" != "$before" ]; then
    mistakes
    alarm "the new data has mistakes; the last data is built"
    git reset --quiet --hard "$before"
    take_over || alarm "not all could be taken over by $IMPORTS; the last data is built"
    build
    code=$?
fi
if ended '"judged": true'; then
    synchronise 2>"$why" || alarm "the public folder cannot be brought to $TARGET"
else
    mistakes
    alarm "not all that is published was judged: nothing was brought to $TARGET"
fi
if [ "$code" -ne 0 ]; then
    mistakes
    alarm "the build ended with $code; what failed is as it was"
fi
exit "$failed"
