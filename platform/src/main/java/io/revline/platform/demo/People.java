package io.revline.platform.demo;

import io.revline.platform.demo.Rep.Stay;
import io.revline.platform.demo.Staff.Manager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables of teams, reps and their quotas. */
final class People {
  /** What a rep of a team with usual quotas is to win in a usual quarter. */
  private static final double QUOTA = 228_000;

  private static final double FEWEST_DAYS = 45;

  private final Company company;
  private final Path folder;

  People(Company company, Path folder) {
    this.company = company;
    this.folder = folder;
  }

  void write() throws IOException {
    teams();
    reps();
    quotas();
  }

  private void teams() throws IOException {
    try (Table table = new Table(folder.resolve("teams.csv"), "id", "name", "region", "parent")) {
      table.row(Team.TOP, "Sales", "", "");
      Team.ALL.forEach(team -> table.row(team.id(), team.name(), team.region().id(), Team.TOP));
    }
  }

  private void reps() throws IOException {
    try (Table table =
        new Table(
            folder.resolve("reps.csv"),
            "id",
            "name",
            "from",
            "to",
            "team",
            "role",
            "since",
            "until")) {
      for (Manager manager : company.staff().managers()) {
        table.row(
            manager.id(),
            manager.name(),
            manager.from(),
            "",
            manager.team(),
            "manager",
            manager.from(),
            "");
      }
      for (Rep rep : company.staff().reps()) {
        for (Stay stay : rep.stays()) {
          table.row(
              rep.id(),
              rep.name(),
              rep.from(),
              orNothing(rep.to()),
              stay.team().id(),
              "member",
              stay.from(),
              orNothing(stay.to()));
        }
      }
    }
  }

  private static Object orNothing(@Nullable LocalDate day) {
    return Objects.requireNonNullElse(day, "");
  }

  private void quotas() throws IOException {
    try (Table table =
        new Table(folder.resolve("quotas.csv"), "rep", "period", "amount", "currency")) {
      for (Quarter quarter : company.span().quarters()) {
        for (Rep rep : company.staff().reps()) {
          Team team = rep.team(quarter.first());
          long quota = quota(rep, team, quarter);
          if (quota > 0) {
            table.row(rep.id(), quarter, quota, team.region().currency());
          }
        }
      }
    }
  }

  /** Less for who is new, nothing for who has hardly begun or is about to leave. */
  private static long quota(Rep rep, Team team, Quarter quarter) {
    double days = quarter.first().datesUntil(quarter.end()).filter(rep::isActive).count();
    double full = quarter.first().datesUntil(quarter.end()).mapToDouble(rep::capacity).sum();
    if (days < FEWEST_DAYS) {
      return 0;
    }
    double length = quarter.end().toEpochDay() - quarter.first().toEpochDay();
    double exact = QUOTA * team.demand() * Season.plan(quarter) * full / length;
    return Math.max(10, Math.round(exact / 1_000)) * 1_000;
  }
}
