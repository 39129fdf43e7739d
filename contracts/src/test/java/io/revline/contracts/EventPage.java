package io.revline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The page about all events, made of the AsyncAPI document and the JSON Schemas of the bodies.
 *
 * <p>A body is a table of its fields, those of inner objects under dotted names. What several
 * bodies have in common is a shape with a table of its own.
 */
final class EventPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMMON = "common.v1.json";

  private final JsonNode api;
  private final Set<String> shapes = new TreeSet<>();
  private final StringBuilder page = new StringBuilder();

  private EventPage() throws IOException {
    api = new YAMLMapper().readTree(EventPage.class.getResource("/asyncapi.yaml"));
  }

  static String text() throws IOException {
    return new EventPage().written();
  }

  /** A schema and the file it stands in, which its references are relative to. */
  private record Place(String file, JsonNode schema) {
    Place at(JsonNode inner) {
      return new Place(file, inner);
    }

    /** What it refers to, or itself. */
    Place resolved() {
      if (!schema.has("$ref")) {
        return this;
      }
      String[] reference = schema.path("$ref").asText().split("#", 2);
      String target = reference[0].isEmpty() ? file : reference[0].replace("./schemas/", "");
      JsonNode root = read(target);
      return new Place(target, reference.length < 2 ? root : root.at(reference[1])).resolved();
    }

    private static JsonNode read(String file) {
      try {
        return JSON.readTree(EventPage.class.getResource("/schemas/" + file));
      } catch (IOException e) {
        throw new AssertionError(file, e);
      }
    }
  }

  private String written() {
    line("# Event catalogue");
    line("");
    line("<!-- Made of contracts/src/main/resources/asyncapi.yaml and schemas/: change those. -->");
    line("");
    line(api.at("/info/description").asText().strip());
    topics();
    api.path("channels").forEach(this::channel);
    headers("Headers", "EventHeaders");
    headers("Headers of what comes in", "IntakeHeaders");
    shapes();
    return page.toString();
  }

  private void topics() {
    line("");
    line("## Topics");
    line("");
    line("| topic | partitions | holds |");
    line("|---|---|---|");
    for (JsonNode channel : api.path("channels")) {
      line(
          "| `%s` | %s | [%s](#%s) |",
          channel.path("address").asText(),
          channel.at("/bindings/kafka/partitions").asText("as configured"),
          channel.path("title").asText(),
          anchor(channel.path("title").asText()));
    }
  }

  private void channel(JsonNode channel) {
    line("");
    line("## %s", channel.path("title").asText());
    line("");
    line(channel.path("description").asText().strip());
    line("");
    line("| type | told when |");
    line("|---|---|");
    Map<Place, List<String>> bodies = new LinkedHashMap<>();
    for (JsonNode reference : channel.path("messages")) {
      JsonNode message = api.at(reference.path("$ref").asText().substring(1));
      String type = message.path("name").asText();
      Place body = new Place(type + ".json", message.at("/payload/schema"));
      line("| `%s` | %s |", type, first(Place.read(type + ".json").path("description").asText()));
      bodies.computeIfAbsent(body.resolved(), each -> new ArrayList<>()).add(type);
    }
    if (!channel.path("address").asText().contains("{")) {
      bodies.forEach((body, types) -> body(body, types, bodies.size() == 1));
    }
  }

  private void body(Place body, List<String> types, boolean only) {
    line("");
    line(
        "%s:",
        only
            ? "Their body"
            : types.stream().map(type -> "`" + type + "`").collect(Collectors.joining(", ")));
    line("");
    table(body);
  }

  private void table(Place place) {
    if (place.schema().path("properties").isEmpty()) {
      line("No fields.");
      return;
    }
    line("| field | is | |");
    line("|---|---|---|");
    rows("", place);
  }

  private void rows(String prefix, Place place) {
    Set<String> required =
        StreamSupport.stream(place.schema().path("required").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    for (Map.Entry<String, JsonNode> field : place.schema().path("properties").properties()) {
      Place value = place.at(field.getValue());
      String name = prefix + field.getKey();
      line(
          "| `%s` | %s | %s%s |",
          name,
          type(value),
          description(value),
          required.contains(field.getKey()) ? "" : "; optional");
      Place inner = inner(value);
      if (inner.schema().has("properties") && !isShape(value)) {
        rows(name + (isList(value) ? "[]." : "."), inner);
      }
    }
  }

  /** The object that a field is, or that it lists. */
  private static Place inner(Place value) {
    Place resolved = value.resolved();
    return isList(value) ? resolved.at(resolved.schema().path("items")).resolved() : resolved;
  }

  private static boolean isList(Place value) {
    return value.resolved().schema().path("type").asText().equals("array")
        || value.resolved().schema().has("items");
  }

  private boolean isShape(Place value) {
    return type(value).contains("](#");
  }

  private String type(Place value) {
    JsonNode schema = value.schema();
    if (schema.path("$ref").asText().contains("$defs/")) {
      Place target = value.resolved();
      String name = schema.path("$ref").asText().replaceFirst(".*/", "");
      if (target.file().equals(COMMON) && target.schema().has("properties")) {
        shapes.add(name);
        return "[%s](#%s)".formatted(name, anchor(name));
      }
      return type(target);
    }
    if (schema.has("anyOf")) {
      return StreamSupport.stream(schema.path("anyOf").spliterator(), false)
          .map(each -> type(value.at(each)))
          .collect(Collectors.joining(" or "));
    }
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.path("enum").spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    if (schema.has("items")) {
      return "list of " + type(value.at(schema.path("items")));
    }
    if (schema.path("type").isArray()) {
      return StreamSupport.stream(schema.path("type").spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(" or "));
    }
    return switch (schema.path("format").asText()) {
      case "date-time" -> "time";
      case "date" -> "date";
      case "uuid" -> "UUID";
      default -> schema.path("type").asText("any");
    };
  }

  private static String description(Place value) {
    String own = value.schema().path("description").asText();
    return (own.isEmpty() ? value.resolved().schema().path("description").asText() : own)
        .replaceFirst("\\.$", "");
  }

  private void headers(String title, String schema) {
    line("");
    line("## %s", title);
    line("");
    JsonNode headers = api.path("components").path("schemas").path(schema);
    line("| header | holds | |");
    line("|---|---|---|");
    Set<String> required = new TreeSet<>();
    headers.path("required").forEach(name -> required.add(name.asText()));
    headers
        .path("properties")
        .properties()
        .forEach(header ->
            line(
                "| `%s` | %s | %s |",
                header.getKey(),
                header.getValue().has("const")
                    ? "`" + header.getValue().path("const").asText() + "`"
                    : first(header.getValue().path("description").asText()),
                required.contains(header.getKey()) ? "" : "optional"));
  }

  /** Those that are named; one may name others. */
  private void shapes() {
    JsonNode all = Place.read(COMMON).path("$defs");
    line("");
    line("## Shapes");
    Set<String> written = new TreeSet<>();
    while (!written.containsAll(shapes)) {
      for (String name : List.copyOf(shapes)) {
        if (written.add(name)) {
          JsonNode schema = Objects.requireNonNull(all.get(name), name);
          line("");
          line("### %s", name);
          line("");
          line("%s.", schema.path("description").asText());
          line("");
          table(new Place(COMMON, schema));
        }
      }
    }
  }

  private static String first(String description) {
    return description.replaceFirst("\\.$", "");
  }

  private static String anchor(String title) {
    return title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
  }

  private void line(String format, Object... words) {
    page.append(words.length == 0 ? format : format.formatted(words)).append('\n');
  }
}
