package io.revline.platform.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a newcomer can try, with names of the tables that were written. */
final class Guide {
  private static final String LINE = "  %-34s %s";
  private static final Comparator<Seen> WORTH_A_LOOK =
      Comparator.comparingInt((Seen seen) -> seen.stand().pushes())
          .thenComparingLong(seen -> seen.stand().worth());

  private final Company company;
  private @Nullable Seen mostPutOff;

  Guide(Company company) {
    this.company = company;
  }

  private record Seen(Opportunity deal, Stand stand) {}

  /** An opportunity as it stands now; one that was put off again and again is worth a look. */
  void see(Opportunity deal, Stand stand) {
    Seen seen = new Seen(deal, stand);
    if (Stage.OPEN.contains(stand.stage())
        && (mostPutOff == null || WORTH_A_LOOK.compare(seen, mostPutOff) > 0)) {
      mostPutOff = seen;
    }
  }

  /**
   * Writes it; {@code {revline}} stands for the command and {@code {api}} for the address of the
   * API.
   */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    Rep rep = best();
    lines.add("Who you can be (a token holds for twelve hours):");
    lines.add(user("rep", " --rep " + rep.id()));
    lines.add(user("manager", " --rep " + manager(rep.team(company.span().today()))));
    lines.add(user("revops", ""));
    lines.add(user("finance", ""));
    lines.add(user("integration", " --source demo-crm"));
    lines.add(user("ops", ""));
    lines.add("What you can ask:");
    questions(lines, rep);
    Files.write(file, lines);
  }

  private static String user(String role, String whose) {
    return LINE.formatted(role, "{revline} token --role " + role + whose);
  }

  private void questions(List<String> lines, Rep rep) {
    Quarter now = Quarter.of(company.span().today());
    Quarter before = Quarter.of(now.first().minusDays(1));
    lines.add(question("where deals stand", "/deals/summary?groupBy=stage&status=open"));
    lines.add(
        question(
            "who reached the quota",
            "/performance/leaderboards?metric=attainment&groupBy=rep&period=" + before));
    lines.add(
        question("what this quarter may bring", "/forecast/rollups?groupBy=team&period=" + now));
    lines.add(
        question("what " + rep.name() + " has to do", "/deals?owner=" + rep.id() + "&status=open"));
    Seen seen = mostPutOff;
    if (seen != null) {
      lines.add(
          question(
              "why " + seen.deal().id() + " is not closed yet",
              "/deals?account=" + seen.deal().account().id() + "&status=open"));
    }
  }

  private static String question(String what, String path) {
    return LINE.formatted(what, "{api}" + path);
  }

  private Rep best() {
    return company.staff().reps().stream()
        .filter(rep -> rep.isActive(company.span().today()))
        .max(Comparator.comparingDouble(Rep::skill))
        .orElseThrow();
  }

  private String manager(Team team) {
    return company.staff().managers().stream()
        .filter(manager -> manager.team().equals(team.id()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
