package io.revline.pipeline.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A random history of a deal, as events and as the timeline that they come to. */
final class History {
  private static final Instant BEGIN = Instant.parse("2018-01-01T00:00:00Z");
  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "proposal", "negotiation", "won", "lost");

  private final Random random;
  private final String subject;
  private final List<Told> events = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private final Set<String> moments = new HashSet<>();

  /** What was said at one moment: values by field, null for none. */
  private record Said(long at, long seq, Map<String, @Nullable String> values) {}

  History(Random random, String subject) {
    this.random = random;
    this.subject = subject;
    int count = 4 + random.nextInt(9);
    int naming = random.nextInt(count);
    int staging = random.nextInt(count);
    for (int i = 0; i < count; i++) {
      add(i == naming, i == staging);
    }
  }

  List<Told> events() {
    return events;
  }

  private void add(boolean naming, boolean staging) {
    long at = BEGIN.getEpochSecond() + 86_400L * random.nextInt(8);
    long seq = random.nextInt(4);
    if (!moments.add(at + " " + seq)) {
      add(naming, staging);
      return;
    }
    int kind = naming || staging ? 9 : random.nextInt(12);
    if (kind == 0) {
      say("deal-deleted", at, seq, "", Map.of("deleted", "t"));
    } else if (kind == 1 && seq == 0) {
      say("activity-recorded", at, 0, "\"type\": \"mail\"", Map.of("activity", "" + at));
    } else {
      Map<String, @Nullable String> values = new LinkedHashMap<>();
      List<String> json = new ArrayList<>();
      fill(values, json, naming, staging);
      say("deal-upserted", at, seq, String.join(", ", json), values);
    }
  }

  private void fill(
      Map<String, @Nullable String> values, List<String> json, boolean naming, boolean staging) {
    if (naming || random.nextInt(4) == 0) {
      text(values, json, "name", "name " + random.nextInt(5));
    }
    if (staging || random.nextInt(3) == 0) {
      text(values, json, "stage", STAGES.get(random.nextInt(STAGES.size())));
    }
    if (random.nextBoolean()) {
      text(values, json, "owner", random.nextInt(4) == 0 ? null : "rep " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      text(
          values,
          json,
          "closeDate",
          random.nextInt(4) == 0 ? null : "2020-01-0" + (1 + random.nextInt(9)));
    }
    if (random.nextInt(3) == 0) {
      String amount = random.nextInt(4) == 0 ? null : "" + random.nextInt(100);
      values.put("amount", amount);
      json.add(
          amount == null
              ? "\"amount\": null"
              : "\"amount\": {\"amount\": \"%s\", \"currency\": \"EUR\"}".formatted(amount));
    }
  }

  private static void text(
      Map<String, @Nullable String> values,
      List<String> json,
      String field,
      @Nullable String value) {
    values.put(field, value);
    json.add("\"%s\": %s".formatted(field, value == null ? "null" : "\"" + value + "\""));
  }

  /** The moment stands in the attributes or in the data, as it happens. */
  private void say(
      String type, long at, long seq, String fields, Map<String, @Nullable String> values) {
    said.add(new Said(at, seq, values));
    List<String> json = new ArrayList<>(fields.isEmpty() ? List.of() : List.of(fields));
    String elsewhere = Instant.ofEpochSecond(at).minus(1, ChronoUnit.HOURS).toString();
    boolean atInData = random.nextBoolean();
    boolean seqInData = random.nextBoolean();
    if (atInData) {
      json.add("\"at\": \"%s\"".formatted(Instant.ofEpochSecond(at)));
    }
    if (seqInData) {
      json.add("\"seq\": " + seq);
    }
    events.add(
        Told.of(
                type,
                subject,
                atInData ? elsewhere : Instant.ofEpochSecond(at).toString(),
                "{" + String.join(", ", json) + "}")
            .with("sequence", seqInData || seq == 0 ? null : "" + seq));
  }

  /**
   * The timeline, computed plainly: moments in order, each laid over what was said before. Rows of
   * from, to, name, stage, owner, amount, close date, last activity, deleted, created, closed.
   */
  List<List<String>> timeline() {
    TreeMap<String, Said> ordered = new TreeMap<>();
    said.forEach(each -> ordered.put("%d %d".formatted(each.at(), each.seq()), each));
    List<List<String>> rows = new ArrayList<>();
    Map<String, @Nullable String> now = new LinkedHashMap<>();
    for (Said each : ordered.values()) {
      now.putAll(each.values());
      if (now.get("name") != null && now.get("stage") != null) {
        lay(rows, each.at(), now);
      }
    }
    rows.sort(Comparator.comparing(Object::toString));
    return rows;
  }

  private static void lay(List<List<String>> rows, long at, Map<String, @Nullable String> now) {
    List<String> last = rows.isEmpty() ? List.of() : rows.getLast();
    String begin = "" + at;
    List<String> row =
        new ArrayList<>(
            List.of(
                begin,
                "null",
                shown(now, "name"),
                shown(now, "stage"),
                shown(now, "owner"),
                shown(now, "amount"),
                shown(now, "closeDate"),
                shown(now, "activity"),
                now.get("deleted") == null ? "f" : "t",
                last.isEmpty() ? begin : last.get(9),
                closed(shown(now, "stage"), begin, last)));
    if (!last.isEmpty()) {
      if (row.subList(2, row.size()).equals(last.subList(2, last.size()))) {
        return;
      }
      last.set(1, begin);
    }
    rows.add(row);
  }

  private static String closed(String stage, String begin, List<String> last) {
    if (!stage.equals("won") && !stage.equals("lost")) {
      return "null";
    }
    return !last.isEmpty() && last.get(3).equals(stage) ? last.get(10) : begin;
  }

  private static String shown(Map<String, @Nullable String> now, String field) {
    return Objects.toString(now.get(field), "null");
  }
}
