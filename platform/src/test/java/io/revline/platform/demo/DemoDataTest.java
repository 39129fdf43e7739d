package io.revline.platform.demo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.revline.platform.demo.Written.Deal;
import io.revline.platform.demo.Written.Win;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer meets is what a company of some years looks like, whatever day it is. */
@ParameterizedClass(name = "seed {0}, {1}")
@CsvSource({"1, 2026-11-26", "1, 2027-01-01", "7, 2028-02-29", "3, 2026-09-30"})
class DemoDataTest {
  private static final Map<String, Integer> OPENING_HOURS_UTC =
      Map.of("EMEA", 7, "Americas", 14, "APAC", 1);

  @TempDir private static Path temporary = Path.of(".");
  private static final Map<String, Written> WRITTEN = new HashMap<>();

  private final long seed;
  private final LocalDate today;
  private final Written tables;

  DemoDataTest(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
    this.tables = WRITTEN.computeIfAbsent(seed + "-" + today, name -> written(name, seed, today));
  }

  private static Written written(String name, long seed, LocalDate today) {
    try {
      Path folder = temporary.resolve(name);
      return new Written(folder, DemoData.write(folder, seed, today));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void there_are_20_000_deals_of_three_years_and_40_people_who_sell_in_6_teams_of_3_regions() {
    assertThat(tables.deals().size() + tables.orders().size()).isBetween(19_500, 20_500);
    assertThat(tables.deals().getFirst().created().atZone(ZoneOffset.UTC).toLocalDate())
        .isBetween(today.minusMonths(40), today.minusYears(3).plusDays(3));
    assertThat(activeMembers(today)).hasSize(40);
    assertThat(tables.column("teams", "parent").stream().filter("sales"::equals)).hasSize(6);
    assertThat(new HashSet<>(tables.column("teams", "region")))
        .containsExactlyInAnyOrder("", "EMEA", "Americas", "APAC");
    assertThat(new HashSet<>(tables.column("opportunities", "currency")))
        .containsExactlyInAnyOrder("EUR", "USD");
    assertThat(tables.rows("exchange-rates")).hasSizeBetween(37, 41);
  }

  private List<NamedCsvRecord> activeMembers(LocalDate day) {
    return tables.rows("reps").stream()
        .filter(row -> row.getField("role").equals("member"))
        .filter(row -> !LocalDate.parse(row.getField("since")).isAfter(day))
        .filter(row ->
            row.getField("until").isEmpty() || LocalDate.parse(row.getField("until")).isAfter(day))
        .toList();
  }

  @Test
  void people_come_and_go_and_every_team_has_a_manager() {
    List<NamedCsvRecord> members =
        tables.rows("reps").stream().filter(row -> row.getField("role").equals("member")).toList();
    LocalDate first = LocalDate.parse(tables.column("exchange-rates", "date").get(1));

    assertThat(members.stream().filter(row -> !row.getField("to").isEmpty())).hasSizeBetween(5, 15);
    assertThat(members.stream().filter(hiredAfter(first))).hasSizeBetween(12, 30);
    assertThat(members.stream().filter(row -> !row.getField("until").equals(row.getField("to"))))
        .as("moves from team to team")
        .hasSize(2);
    assertThat(
            tables.rows("reps").stream()
                .filter(row -> row.getField("role").equals("manager"))
                .map(row -> row.getField("team")))
        .containsExactlyInAnyOrderElementsOf(tables.column("teams", "id").stream().toList());
  }

  private static Predicate<NamedCsvRecord> hiredAfter(LocalDate first) {
    return row -> LocalDate.parse(row.getField("from")).isAfter(first);
  }

  @Test
  void a_quarter_of_what_closes_is_won() {
    long won = tables.wins().size();
    long lost =
        tables.deals().stream().filter(deal -> deal.stage().equals("lost")).count()
            + tables.orders().values().stream()
                .filter(lines -> lines.getFirst().getField("state").equals("Expired"))
                .count();

    assertThat(told("win rate", (double) won / (won + lost))).isBetween(0.20, 0.30);
  }

  @Test
  void a_win_takes_two_to_four_months() {
    double median =
        tables.wins().stream()
            .mapToDouble(Win::days)
            .sorted()
            .skip(tables.wins().size() / 2)
            .findFirst()
            .orElseThrow();

    assertThat(told("median cycle", median)).isBetween(60.0, 110.0);
  }

  @Test
  void the_fourth_quarter_of_every_year_is_the_strongest() {
    Map<String, Double> byQuarter =
        tables.wins().stream()
            .collect(
                groupingBy(
                    win -> Written.quarter(win.day()), TreeMap::new, summingDouble(Win::worth)));
    List<Integer> whole = wholeYears();

    assertThat(whole).hasSizeGreaterThanOrEqualTo(2);
    for (int year : whole) {
      double fourth = byQuarter.getOrDefault(year + "-Q4", 0.0);
      for (String other : List.of("-Q1", "-Q2", "-Q3")) {
        double share = told(year + other, byQuarter.getOrDefault(year + other, 0.0) / fourth);
        assertThat(share).as(year + other).isBetween(0.4, 1.0);
      }
    }
  }

  /** Those that ended, but for the one in which the records begin. */
  private List<Integer> wholeYears() {
    int first = LocalDate.ofInstant(tables.deals().getFirst().created(), ZoneOffset.UTC).getYear();
    return Stream.iterate(first + 1, year -> year < today.getYear(), year -> year + 1).toList();
  }

  @Test
  void the_last_month_of_a_quarter_is_half_as_strong_again_as_the_others() {
    Map<Integer, Long> byMonth =
        tables.wins().stream()
            .collect(groupingBy(win -> win.day().getMonthValue() % 3, counting()));
    double others = (count(byMonth, 1) + count(byMonth, 2)) / 2.0;

    assertThat(told("last month", count(byMonth, 0) / others)).isBetween(1.3, 1.8);
  }

  private static long count(Map<Integer, Long> byMonth, int month) {
    return byMonth.getOrDefault(month, 0L);
  }

  @Test
  void some_reach_their_quotas_and_some_are_far_from_it() {
    List<String> quarters = new ArrayList<>(tables.quotas().keySet());
    List<String> lastFour = quarters.subList(quarters.size() - 5, quarters.size() - 1);
    Map<String, Double> won =
        tables.wins().stream()
            .collect(
                groupingBy(
                    win -> win.rep() + Written.quarter(win.day()), summingDouble(Win::worth)));
    List<Double> attainments = new ArrayList<>();
    double quota = 0;
    double reached = 0;
    for (String quarter : lastFour) {
      for (Map.Entry<String, Double> each : tables.quotas(quarter).entrySet()) {
        double own = won.getOrDefault(each.getKey() + quarter, 0.0);
        attainments.add(own / each.getValue());
        quota += each.getValue();
        reached += own;
      }
    }

    assertThat(told("above 100 %", share(attainments, it -> it > 1))).isBetween(0.15, 0.5);
    assertThat(told("below 60 %", share(attainments, it -> it < 0.6))).isBetween(0.1, 0.45);
    assertThat(told("attainment", reached / quota)).isBetween(0.75, 1.1);
    assertThat(told("above 300 %", share(attainments, it -> it > 3))).isLessThan(0.04);
  }

  @Test
  void what_is_open_when_a_quarter_begins_covers_its_quotas_two_to_four_times() {
    LocalDate first = today.withDayOfMonth(1).withMonth((today.getMonthValue() + 2) / 3 * 3 - 2);
    Instant begin = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    LocalDate end = first.plusMonths(3);
    double open =
        tables.deals().stream()
            .map(deal -> deal.rows().stream().filter(row -> Deal.at(row).isBefore(begin)).toList())
            .filter(rows -> !rows.isEmpty())
            .map(List::getLast)
            .filter(row -> !Set.of("won", "lost").contains(row.getField("stage")))
            .filter(row -> LocalDate.parse(row.getField("due")).isBefore(end))
            .mapToDouble(Deal::worth)
            .sum();
    double quota =
        tables.quotas(Written.quarter(first)).values().stream()
            .mapToDouble(Double::doubleValue)
            .sum();

    assertThat(told("coverage", open / quota)).isBetween(2.0, 4.0);
  }

  @Test
  void offers_wait_longer_than_anything_else_and_most_losses_are_lost_there() {
    Map<String, List<Double>> waits = new TreeMap<>();
    Map<String, Long> lostFrom = new TreeMap<>();
    for (Deal deal : tables.deals()) {
      for (int i = 1; i < deal.rows().size(); i++) {
        NamedCsvRecord row = deal.rows().get(i);
        String before = deal.rows().get(i - 1).getField("stage");
        if (row.getField("stage").equals("lost")) {
          lostFrom.merge(before, 1L, Long::sum);
        }
      }
      if (deal.isWon()) {
        stays(deal)
            .forEach(
                (stage, days) -> waits.computeIfAbsent(stage, it -> new ArrayList<>()).add(days));
      }
    }
    Map<String, Double> mean = new TreeMap<>();
    waits.forEach((stage, days) ->
        mean.put(stage, days.stream().collect(averagingDouble(Double::doubleValue))));

    double longest = requireNonNull(mean.remove("proposal"));
    assertThat(mean)
        .hasSize(3)
        .allSatisfy((stage, days) ->
            assertThat(told("proposal against " + stage, longest / days)).isBetween(1.5, 5.0));
    long most = requireNonNull(lostFrom.remove("proposal"));
    assertThat(lostFrom)
        .hasSize(3)
        .allSatisfy((stage, lost) -> assertThat(lost).as(stage).isLessThan(most));
  }

  /** Days by stage. */
  private static Map<String, Double> stays(Deal deal) {
    Map<String, Double> stays = new TreeMap<>();
    for (int i = 1; i < deal.rows().size(); i++) {
      NamedCsvRecord before = deal.rows().get(i - 1);
      stays.merge(
          before.getField("stage"),
          Written.days(Deal.at(before), Deal.at(deal.rows().get(i))),
          Double::sum);
    }
    return stays;
  }

  @Test
  void who_was_recommended_buys_far_more_often() {
    Map<String, Double> rates =
        tables.deals().stream()
            .filter(deal -> !deal.isOpen())
            .collect(
                groupingBy(
                    deal -> deal.now().getField("source"),
                    TreeMap::new,
                    averagingDouble(deal -> deal.isWon() ? 1 : 0)));

    double best = requireNonNull(rates.remove("Referral"));
    assertThat(rates)
        .hasSize(4)
        .allSatisfy((source, rate) ->
            assertThat(told("referral against " + source, best / rate)).isBetween(1.4, 3.5));
  }

  @Test
  void one_team_has_quotas_that_its_customers_cannot_give() {
    Map<String, String> teams = new HashMap<>();
    tables.rows("reps").forEach(row -> teams.put(row.getField("id"), row.getField("team")));
    Map<String, Double> quota = new TreeMap<>();
    Map<String, Double> won = new TreeMap<>();
    String now = Written.quarter(today);
    tables
        .quotas()
        .forEach((quarter, byRep) -> {
          if (quarter.compareTo(Written.quarter(today.minusYears(2))) >= 0
              && !quarter.equals(now)) {
            byRep.forEach((rep, amount) -> quota.merge(teams.get(rep), amount, Double::sum));
          }
        });
    tables.wins().stream()
        .filter(
            win -> Written.quarter(win.day()).compareTo(Written.quarter(today.minusYears(2))) >= 0)
        .filter(win -> !Written.quarter(win.day()).equals(now))
        .forEach(win -> won.merge(teams.get(win.rep()), win.worth(), Double::sum));
    Map<String, Double> attainment = new TreeMap<>();
    quota.forEach(
        (team, amount) -> attainment.put(team, told(team, won.getOrDefault(team, 0.0) / amount)));

    double unfair = requireNonNull(attainment.remove("europe-south"));
    assertThat(attainment)
        .hasSize(5)
        .allSatisfy((team, each) -> assertThat(each).as(team).isGreaterThan(unfair));
  }

  @Test
  void every_third_or_second_deal_slips_and_open_ones_are_mostly_ahead() {
    List<Deal> closed = tables.deals().stream().filter(deal -> !deal.isOpen()).toList();
    List<Deal> open = tables.deals().stream().filter(Deal::isOpen).toList();
    long overdue = open.stream().filter(deal -> due(deal.now()).isBefore(today)).count();

    assertThat(told("slipped", share(closed, DemoDataTest::slipped))).isBetween(0.25, 0.6);
    assertThat(told("overdue", (double) overdue / open.size())).isBetween(0.02, 0.25);
    assertThat(open).hasSizeBetween(1_000, 3_000);
    assertThat(open.stream().filter(deal -> due(deal.now()).isAfter(today.plusYears(2)))).isEmpty();
  }

  private static boolean slipped(Deal deal) {
    List<NamedCsvRecord> whileOpen = deal.rows().subList(0, deal.rows().size() - 1);
    return due(whileOpen.getLast()).isAfter(due(whileOpen.getFirst()));
  }

  private static LocalDate due(NamedCsvRecord row) {
    return LocalDate.parse(row.getField("due"));
  }

  @Test
  void everything_happens_on_workdays_during_office_hours_and_nothing_today_or_later() {
    Map<String, String> regions = new HashMap<>();
    tables.rows("accounts").forEach(row -> regions.put(row.getField("id"), row.getField("region")));
    List<NamedCsvRecord> opportunities = tables.rows("opportunities");

    assertThat(opportunities).allMatch(row -> isWork(row, "at", regions));
    assertThat(tables.rows("orders"))
        .allMatch(row -> isWork(row, "opened", regions))
        .allMatch(row -> row.getField("closed").isEmpty() || isWork(row, "closed", regions));
    assertThat(tables.column("exchange-rates", "date"))
        .allMatch(day -> LocalDate.parse(day).isBefore(today));
    Instant latest = opportunities.stream().map(Deal::at).max(Instant::compareTo).orElseThrow();
    assertThat(latest).isAfter(today.minusDays(4).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private boolean isWork(NamedCsvRecord row, String column, Map<String, String> regions) {
    var at = Instant.parse(row.getField(column)).atZone(ZoneOffset.UTC);
    int opens = requireNonNull(OPENING_HOURS_UTC.get(regions.get(row.getField("account"))));
    return at.toLocalDate().isBefore(today)
        && at.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
        && at.getHour() >= opens
        && at.getHour() < opens + 8;
  }

  @Test
  void every_name_is_that_of_something_and_nobody_owns_before_or_after_working_here() {
    Map<String, NamedCsvRecord> reps = new HashMap<>();
    tables.rows("reps").forEach(row -> reps.put(row.getField("id"), row));
    Set<String> accounts = new HashSet<>(tables.column("accounts", "id"));
    Set<String> teams = new HashSet<>(tables.column("teams", "id"));

    assertThat(accounts).hasSize(tables.rows("accounts").size());
    assertThat(new HashSet<>(tables.column("accounts", "name"))).hasSameSizeAs(accounts);
    assertThat(accounts).containsAll(tables.column("opportunities", "account"));
    assertThat(accounts).containsAll(tables.column("orders", "account"));
    assertThat(tables.column("accounts", "parent"))
        .allMatch(it -> it.isEmpty() || accounts.contains(it));
    assertThat(tables.column("products", "id")).containsAll(tables.column("orders", "product"));
    assertThat(teams).containsAll(tables.column("reps", "team"));
    assertThat(DemoData.REGIONS).containsAll(tables.column("accounts", "region"));
    assertThat(reps.keySet()).containsAll(tables.column("quotas", "rep"));
    assertThat(tables.rows("opportunities"))
        .allMatch(row ->
            works(
                reps.get(row.getField("owner")),
                LocalDate.ofInstant(Deal.at(row), ZoneOffset.UTC)));
    assertThat(tables.rows("orders"))
        .allMatch(row ->
            works(
                reps.get(row.getField("rep")),
                LocalDate.ofInstant(Instant.parse(row.getField("opened")), ZoneOffset.UTC)));
  }

  private static boolean works(@Nullable NamedCsvRecord rep, LocalDate day) {
    return rep != null
        && !LocalDate.parse(rep.getField("from")).isAfter(day)
        && (rep.getField("to").isEmpty() || LocalDate.parse(rep.getField("to")).isAfter(day));
  }

  @Test
  void every_deal_goes_forward_in_time_and_ends_once() {
    List<String> order = List.of("prospecting", "qualification", "proposal", "negotiation");

    assertThat(tables.deals())
        .allSatisfy(deal -> {
          List<Instant> times = deal.rows().stream().map(Deal::at).toList();
          assertThat(times).isSorted().doesNotHaveDuplicates();
          assertThat(deal.rows().getFirst().getField("stage")).isEqualTo("prospecting");
          List<String> before =
              deal.rows().subList(0, deal.rows().size() - 1).stream()
                  .map(row -> row.getField("stage"))
                  .toList();
          assertThat(order).containsAll(before);
          assertThat(before.stream().map(order::indexOf)).isSorted();
          assertThat(deal.now().getField("lost reason").isEmpty())
              .isEqualTo(!deal.stage().equals("lost"));
        });
  }

  @Test
  void the_same_seed_and_day_give_the_same_bytes_and_another_seed_others(@TempDir Path folder)
      throws IOException {
    DemoData.write(folder.resolve("same"), seed, today);
    DemoData.write(folder.resolve("other"), seed + 1, today);

    for (String name : tables.names()) {
      Path table = tables.folder().resolve(name + ".csv");
      assertThat(folder.resolve("same").resolve(name + ".csv")).hasSameBinaryContentAs(table);
      boolean isFixed = List.of("teams", "products").contains(name);
      byte[] other = Files.readAllBytes(folder.resolve("other").resolve(name + ".csv"));
      assertThat(Arrays.equals(other, Files.readAllBytes(table))).as(name).isEqualTo(isFixed);
    }
    assertThat(folder.resolve("same").resolve(DemoData.GUIDE))
        .hasSameBinaryContentAs(tables.folder().resolve(DemoData.GUIDE));
  }

  @Test
  void the_guide_names_people_of_the_tables() throws IOException {
    String guide = Files.readString(tables.folder().resolve(DemoData.GUIDE));

    List<String> named =
        Stream.of(guide.split("\\s+"))
            .filter(word -> tables.column("reps", "id").contains(word))
            .toList();
    assertThat(named).hasSizeGreaterThanOrEqualTo(2);
    assertThat(guide).contains("--role manager", "--role finance", "--role ops", "{api}");
  }

  private static <T> double share(List<T> of, Predicate<T> those) {
    return (double) of.stream().filter(those).count() / of.size();
  }

  /** The figure, said so that a run of the tests shows what the data are like. */
  private double told(String what, double figure) {
    System.out.printf("demo data, seed %d, %s: %s %.2f%n", seed, today, what, figure);
    return figure;
  }
}
