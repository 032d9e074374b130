#!/bin/sh
# Runs one training job in its directory, and writes down who runs it and how it ended:
#   shell   pid and start time of this shell; whoever links it first runs the job, all others leave
#   child   pid and start time of the trainer
#   exit    the trainer's exit code
# The files outlive the orchestrator, so one that is restarted finds the job again.
# usage: job.sh DIRECTORY COMMAND [ARGUMENT...]

cd "$1" || exit 1
shift

# A pid may be given to another process later; pid and start time may not.
identity() {
    if [ -r "/proc/$1/stat" ] && read -r stat < "/proc/$1/stat"; then
        # The fields count from behind the command's name, which may hold blanks.
        set -- "$1" ${stat##*') '}
        echo "$1 ${21}"
    else
        echo "$1 -"
    fi
}

identity $$ > "shell.$$"
if ! ln "shell.$$" shell 2> /dev/null; then
    rm -f "shell.$$"
    exit 0
fi
rm -f "shell.$$"

child=
told=
trap 'told=1; [ -z "$child" ] || kill -TERM "$child" 2> /dev/null' TERM HUP INT

"$@" < /dev/null > trainer.log 2>&1 &
child=$!
identity "$child" > child.new && mv child.new child
[ -z "$told" ] || kill -TERM "$child" 2> /dev/null

# A signal to this shell ends a wait early.
while :; do
    wait "$child"
    code=$?
    kill -0 "$child" 2> /dev/null || break
done

rm -f credentials.json
echo "$code" > exit.new && mv exit.new exit
