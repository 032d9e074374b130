#!/bin/sh
# Starts the application in $1 once, as far as it comes without its database, broker and identity provider, and writes what the JVM
# learned to $1/app.aot. JVM options for the start: the further arguments.
set -eu

app=$1
shift
cd "$app"

export QUARKUS_FLYWAY_MIGRATE_AT_START=false
export QUARKUS_LOG_CONSOLE_JSON_ENABLED=false
export CREDENCE_TRAINING_WORK_DIRECTORY=/tmp/training

: >/tmp/aot.log
java "$@" -XX:AOTCacheOutput=app.aot -jar "$app/quarkus-run.jar" >/tmp/aot.log 2>&1 &
service=$!
# Long enough for every bean to be made; what waits for others goes on waiting.
waited=0
while kill -0 $service 2>/dev/null && [ $waited -lt 120 ] && ! grep -q "started in" /tmp/aot.log; do
  sleep 1
  waited=$((waited + 1))
done
sleep 2
kill -TERM $service 2>/dev/null || true
wait $service || true
if [ ! -s app.aot ]; then
  cat /tmp/aot.log >&2
  echo "no AOT cache was written" >&2
  exit 1
fi
