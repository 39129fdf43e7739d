package io.revline.platform.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** How far an import is, as the API tells it. */
record ImportProgress(
    URI job,
    String state,
    boolean complete,
    long total,
    long read,
    long applied,
    long unchanged,
    long skipped,
    long rejected) {
  static ImportProgress from(URI job, JsonNode answer) {
    return new ImportProgress(
        job,
        answer.path("state").asText(),
        answer.path("complete").asBoolean(true),
        answer.path("rowsTotal").asLong(),
        answer.path("rowsRead").asLong(),
        answer.path("rowsApplied").asLong(),
        answer.path("rowsUnchanged").asLong(),
        answer.path("rowsSkipped").asLong(),
        answer.path("rowsRejected").asLong());
  }

  boolean isOver() {
    return state.equals("failed") || state.equals("cancelled") || (isSuccess() && complete);
  }

  boolean isSuccess() {
    return state.equals("succeeded");
  }

  String line() {
    return "%s: %,d of %,d rows".formatted(state, read, Math.max(total, read));
  }

  String summary() {
    return "%s: %d rows read, %d applied, %d unchanged, %s%d rejected"
        .formatted(
            state, read, applied, unchanged, skipped == 0 ? "" : skipped + " skipped, ", rejected);
  }
}
