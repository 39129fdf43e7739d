package io.revline.pipeline.stage;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every pipeline is held to, wherever it comes from. */
final class PipelineRules {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
  private static final int MOST_STAGES = 50;
  private static final int MOST_TERMS = 200;
  private static final int MOST_DAYS = 3_650;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final List<Violation> violations = new ArrayList<>();

  private PipelineRules() {}

  /**
   * Holds a pipeline to the rules.
   *
   * @throws InvalidInput with everything that is wrong; stages and terms are counted from 0
   */
  static void check(String key, PipelineDefinition pipeline) {
    PipelineRules rules = new PipelineRules();
    rules.key("key", key);
    rules.label("label", pipeline.label());
    rules.stages(pipeline.stages());
    if (!rules.violations.isEmpty()) {
      throw new InvalidInput(rules.violations);
    }
  }

  private void stages(List<StageDefinition> stages) {
    Set<String> keys = new HashSet<>();
    Set<Integer> positions = new HashSet<>();
    refuseIf(stages.size() > MOST_STAGES, "stages", "are too many: %d at most", MOST_STAGES);
    for (int i = 0; i < stages.size(); i++) {
      String path = "stages[" + i + "]";
      StageDefinition stage = stages.get(i);
      refuseIf(!keys.add(stage.key()), path + ".key", "'%s' names another stage", stage.key());
      refuseIf(
          !positions.add(stage.position()),
          path + ".position",
          "%d is another stage's: give each its own",
          stage.position());
      stage(path, stage);
    }
    for (DealStatus status : DealStatus.values()) {
      refuseIf(
          stages.stream().noneMatch(stage -> stage.status() == status),
          "stages",
          "need at least one with the status %s",
          status.word());
    }
  }

  private void stage(String path, StageDefinition stage) {
    key(path + ".key", stage.key());
    label(path + ".label", stage.label());
    refuseIf(stage.position() < 1, path + ".position", "must be 1 or more");
    String list = path + ".terms";
    refuseIf(stage.terms().isEmpty(), list, "are required: one without from at least");
    refuseIf(stage.terms().size() > MOST_TERMS, list, "are too many: %d at most", MOST_TERMS);
    @Nullable Instant before = null;
    for (int i = 0; i < stage.terms().size(); i++) {
      Terms terms = stage.terms().get(i);
      start(list + "[" + i + "].from", i, before, terms.from());
      terms(list + "[" + i + "]", stage.status(), terms);
      before = terms.from();
    }
  }

  /** Each ends where the next one begins, so order is all that gaps and overlaps need. */
  private void start(String path, int index, @Nullable Instant before, @Nullable Instant from) {
    if (index == 0) {
      refuseIf(from != null, path, "must be left out: the first terms hold from the start");
      return;
    }
    if (from == null) {
      refuseIf(true, path, "is required: only the first terms hold from the start");
      return;
    }
    refuseIf(
        before != null && !from.isAfter(before), path, "must be later than the terms before it");
    refuseIf(
        from.isBefore(EARLIEST) || from.isAfter(LATEST), path, "must lie between 1900 and 2200");
  }

  private void terms(String path, DealStatus status, Terms terms) {
    BigDecimal probability = terms.probability();
    String field = path + ".probability";
    switch (status) {
      case OPEN -> {
        refuseIf(
            probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0,
            field,
            "must be from 0 to 1");
        refuseIf(probability.scale() > 4, field, "must have 4 decimals at most");
      }
      case WON ->
          refuseIf(probability.compareTo(BigDecimal.ONE) != 0, field, "of a won stage is 1");
      case LOST -> refuseIf(probability.signum() != 0, field, "of a lost stage is 0");
    }
    category(path + ".forecastCategory", status, terms.forecastCategory());
    refuseIf(
        terms.limitDays() != null && (terms.limitDays() < 1 || terms.limitDays() > MOST_DAYS),
        path + ".limitDays",
        "must be from 1 to %d days",
        MOST_DAYS);
  }

  private void category(String path, DealStatus status, ForecastCategory category) {
    switch (status) {
      case OPEN ->
          refuseIf(
              category == ForecastCategory.CLOSED, path, "of an open stage cannot be 'closed'");
      case WON -> refuseIf(category != ForecastCategory.CLOSED, path, "of a won stage is 'closed'");
      case LOST ->
          refuseIf(category != ForecastCategory.OMITTED, path, "of a lost stage is 'omitted'");
    }
  }

  private void key(String path, String key) {
    refuseIf(
        !KEY.matcher(key).matches(), path, "must be 1 to 60 letters, digits, hyphens, underscores");
  }

  private void label(String path, String label) {
    refuseIf(
        label.isBlank() || label.length() > 100 || label.chars().anyMatch(Character::isISOControl),
        path,
        "must have 1 to 100 characters, none of them a control character");
  }

  private void refuseIf(boolean wrong, String path, String message, Object... values) {
    if (wrong) {
      violations.add(new Violation(path, message.formatted(values)));
    }
  }
}
