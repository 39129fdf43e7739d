package io.revline.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of an output what differs from run to run, so that the rest can be compared. */
final class Volatile {
  private static final Map<Pattern, String> PARTS = parts();

  private Volatile() {}

  private static Map<Pattern, String> parts() {
    Map<Pattern, String> parts = new LinkedHashMap<>();
    parts.put(Pattern.compile("\\u001b\\[[0-9;]*m"), "");
    parts.put(Pattern.compile("[^\\r\\n]*\\r(?!\\n)"), "");
    parts.put(Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"), "<token>");
    parts.put(Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"), "<id>");
    // A clock's instants have fractions or stand at the head of a line; a date asked for has not.
    parts.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:]+\\.\\d+Z"), "<instant>");
    parts.put(Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z"), "<instant>");
    parts.put(Pattern.compile("\\b\\d+(\\.\\d+)? s\\b"), "<seconds> s");
    parts.put(Pattern.compile("\\b\\d+ MB\\b"), "<memory>");
    parts.put(
        Pattern.compile("(?m)^([\\w-]+ +(?:up|down) +)(<?\\d+>?)?( +\\d+)?( +<memory>)?"),
        "$1<process>");
    parts.put(Pattern.compile("(?<=127\\.0\\.0\\.1:|localhost:)\\d+"), "<port>");
    parts.put(Pattern.compile("\\S+/revline (?=token)"), "<path>/revline ");
    parts.put(Pattern.compile("[ \\t]+"), " ");
    parts.put(Pattern.compile("(?m) $"), "");
    return parts;
  }

  /** The same text with names in place of the volatile parts. */
  static String removedFrom(String output) {
    String text = output;
    for (Map.Entry<Pattern, String> part : PARTS.entrySet()) {
      text = part.getKey().matcher(text).replaceAll(part.getValue());
    }
    return text.strip();
  }
}
