package io.revline.platform.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The section {@code calendar}: the fiscal calendar, as the API shows and takes it. */
final class CalendarConfig {
  private static final String PATH = "/api/v1/forecast/calendar";

  private static final String WITHIN = "calendar.";

  private final ConfigApi api;

  CalendarConfig(ConfigApi api) {
    this.api = api;
  }

  /** What stands. */
  JsonNode export() throws IOException, InterruptedException {
    return section(shown());
  }

  /**
   * Makes the calendar what a section says, unless it is so already.
   *
   * @param dryRun to have it checked only
   * @return what differs from what stood
   */
  List<ConfigDifference> apply(JsonNode wanted, boolean dryRun)
      throws IOException, InterruptedException {
    HttpResponse<String> before = shown();
    String tag = before.headers().firstValue("ETag").orElse("");
    HttpResponse<String> checked = put(PATH + "?dryRun=true", tag, wanted);
    List<ConfigDifference> differences = differences(section(before), section(checked));
    if (!dryRun && !differences.isEmpty()) {
      put(PATH, tag, wanted);
    }
    return differences;
  }

  private HttpResponse<String> shown() throws IOException, InterruptedException {
    return api.answer(api.request(PATH).GET().build(), WITHIN);
  }

  private HttpResponse<String> put(String path, String tag, JsonNode wanted)
      throws IOException, InterruptedException {
    return api.answer(
        api.request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", tag)
            .PUT(HttpRequest.BodyPublishers.ofString(wanted.toString()))
            .build(),
        WITHIN);
  }

  /** Without what counts changes; and without overrides where there are none. */
  private static JsonNode section(HttpResponse<String> answer) throws IOException {
    ObjectNode calendar = (ObjectNode) ConfigApi.JSON.readTree(answer.body());
    calendar.remove(List.of("version", "knownAt"));
    if (calendar.path("overrides").isEmpty()) {
      calendar.remove("overrides");
    }
    return calendar;
  }

  private static List<ConfigDifference> differences(JsonNode before, JsonNode after) {
    SortedMap<String, String> was = new TreeMap<>();
    SortedMap<String, String> is = new TreeMap<>();
    collect("calendar", before, was);
    collect("calendar", after, is);
    TreeSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    List<ConfigDifference> differences = new ArrayList<>();
    for (String path : paths) {
      String old = was.getOrDefault(path, "");
      String now = is.getOrDefault(path, "");
      if (!old.equals(now)) {
        String kind = old.isEmpty() ? "added" : now.isEmpty() ? "removed" : "changed";
        differences.add(new ConfigDifference(path, kind, old, now));
      }
    }
    return differences;
  }

  /** Every value by its path; list items go by their name. */
  private static void collect(String path, JsonNode node, SortedMap<String, String> values) {
    if (node.isValueNode()) {
      values.put(path, node.asText());
    }
    node.properties()
        .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), values));
    if (node.isArray()) {
      node.forEach(
          item -> collect("%s[%s]".formatted(path, item.path("name").asText()), item, values));
    }
  }
}
