package io.revline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.benchmarks.Part.Run;
import io.revline.benchmarks.report.Measurement;
import io.revline.benchmarks.run.RunningPlatform;
import io.revline.benchmarks.run.ScratchCheckout;
import io.revline.benchmarks.run.Sizes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The parts that a slow machine cannot make fail: they count answers, not what a second brings.
 * Needs what {@code revline up} builds, and a platform of its own for a minute: run with {@code
 * -Drevline.bench=true}.
 */
@EnabledIfSystemProperty(named = "revline.bench", matches = "true")
class TinyRunTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("revline.root"));
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Sizes SIZES = Sizes.TINY.withTimelines(600);
  private static final List<Part> PARTS =
      List.of(Part.IMPORTS, Part.INTAKE, Part.ROLLUPS, Part.FORECASTS, Part.SCORECARDS, Part.DEALS);

  @Test
  void a_table_is_imported_and_every_question_is_answered_as_the_tables_say(@TempDir Path folder)
      throws Exception {
    List<Measurement> measured = new ArrayList<>();
    ScratchCheckout scratch = new ScratchCheckout(CHECKOUT, folder.resolve("platform"));
    try (RunningPlatform platform = RunningPlatform.start(scratch, CLOCK)) {
      for (Part part : PARTS) {
        part.run(new Run(platform, CHECKOUT, SIZES, CLOCK), measured::add);
      }
    }

    assertThat(limits(measured, "import")).containsExactly("ratio >= 0.03");
    assertThat(limits(measured, "import-complete")).containsExactly("ratio >= 0.01");
    assertThat(limits(measured, "intake-timeline")).containsExactly("value >= 8000");
    assertThat(limits(measured, "intake-(forecast|performance)"))
        .hasSize(2)
        .containsOnly("value >= 15000");
    assertThat(limits(measured, "intake-to-figure-p99")).containsExactly("value < 1000");
    assertThat(limits(measured, "rollup-(category|owner)")).hasSize(2).containsOnly("value < 300");
    assertThat(limits(measured, "rollup-(currency|team|region|.*-as-of)"))
        .hasSize(7)
        .containsOnly("value < 1000");
    assertThat(limits(measured, "training")).containsExactly("value < 60000");
    assertThat(limits(measured, "training-memory")).containsExactly("value < 1024");
    assertThat(limits(measured, "deal-scores")).containsExactly("value < 15000");
    assertThat(limits(measured, "deal-explanations|projection.*"))
        .hasSize(3)
        .containsOnly("value < 1000");
    assertThat(limits(measured, "summary-(stage|owner|team|product|account|source|month)"))
        .hasSize(7)
        .containsOnly("value < 300");
    assertThat(limits(measured, "summary-(region|.*-as-of)"))
        .hasSize(9)
        .containsOnly("value < 1000");
    assertThat(limits(measured, "deal-by-id")).containsExactly("value < 10");
    assertThat(limits(measured, "list-.*(?<!-as-of)")).hasSize(8).containsOnly("value < 50");
    assertThat(limits(measured, "list-.*-as-of")).hasSize(8).containsOnly("value < 500");
    assertThat(measured).extracting(Measurement::name).contains("scorecard", "scorecard-as-of");
  }

  private static List<String> limits(List<Measurement> measured, String names) {
    return measured.stream()
        .filter(figure -> figure.name().matches(names))
        .map(figure -> String.valueOf(figure.limit()))
        .toList();
  }
}
