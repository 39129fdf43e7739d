#!/usr/bin/env bash
# Creates the topics that do not exist; what exists stays as it is. Usage: topics.sh BOOTSTRAP
set -euo pipefail

bootstrap="$1"
forever="--config retention.ms=-1"

create() {
  local topic="$1" partitions="$2"
  shift 2
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor "${REVLINE_REPLICATION:-1}" "$@"
}

create revline.deals.v1 12 $forever
create revline.intake.v1 12 $forever
create revline.catalog.v1 1 $forever
create revline.people.v1 1 $forever
create revline.calendar.v1 1 $forever
create revline.dead-letters.v1 1 $forever
create revline.progress.v1 1 --config retention.ms=3600000 --config segment.ms=600000
