#!/bin/sh
# The topics of the suite, and a dead-letter topic for each. Safe to repeat; never changes a topic that is there.
set -eu

topic() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists --topic "$1" --partitions "$2"
}

for name in bars.v1 trades.v1 features.v1 predictions.v1 models.v1 training.v1 decisions.v1; do
  topic "$name" 6
  topic "$name.dlq" 1
done
