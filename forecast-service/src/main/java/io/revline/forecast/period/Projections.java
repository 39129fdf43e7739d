package io.revline.forecast.period;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.revline.forecast.model.OutcomeModels;
import io.revline.forecast.model.StoredModel;
import io.revline.kit.calendar.FiscalCalendar;
import io.revline.kit.calendar.FiscalCalendars;
import io.revline.kit.calendar.FiscalPeriod;
import io.revline.kit.caller.Caller;
import io.revline.kit.people.PeopleTypes;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.progress.Times;
import io.revline.kit.reference.NameReader;
import io.revline.kit.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Projects a period from the deals as they stood at any time. */
@ApplicationScoped
public class Projections {
  /** Two years: what lies further ahead no deal of today tells. */
  private static final int FARTHEST_WEEKS = 104;

  private static final int SHARE_DECIMALS = 4;
  private static final int MOST_KEPT = 256;

  private final FiscalCalendars calendars;
  private final Books books;
  private final NodeAccess access;
  private final NameReader names;
  private final OutcomeModels models;
  private final Settings settings;
  private final Cache<Question, Projection> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(OutcomeModels.KEPT).build();

  Projections(
      FiscalCalendars calendars,
      Books books,
      NodeAccess access,
      NameReader names,
      OutcomeModels models,
      Settings settings) {
    this.calendars = calendars;
    this.books = books;
    this.access = access;
    this.names = names;
    this.models = models;
    this.settings = settings;
  }

  /** What decides about a projection: it is the same for ever. */
  private record Question(
      UUID model, FiscalPeriod period, Times times, Measure measure, Node node) {}

  /**
   * Checks a question before a model is trained for it.
   *
   * @throws InvalidInput for a time to come, no period or one too far ahead, or words that are none
   * @throws io.revline.kit.problem.Forbidden for a node the caller may not see
   */
  public void check(
      @Nullable String periodName,
      Times times,
      @Nullable String measureWord,
      @Nullable String nodeWord,
      Caller caller) {
    FiscalPeriod period = calendars.known(times.knownAt()).body().period(periodName);
    Measure.of(measureWord);
    access.node(nodeWord, caller);
    models.requirePast(times.asOf());
    if (Span.weeks(times.asOf(), period.endsAt()) > FARTHEST_WEEKS) {
      throw InvalidInput.of(
          "period", "ends more than two years after asOf: choose an earlier period");
    }
  }

  /**
   * What a period may bring a node and what it divides into.
   *
   * @param model one that is ready, for these times
   * @param periodName names a period of the fiscal calendar, {@code 2017-Q4}
   * @param times as the deals were then, and as was known then
   * @param measureWord amount or count; amount when absent
   * @param nodeWord company, team:ID or rep:ID; when absent the company, or the caller's own
   * @throws InvalidInput as {@link #check}
   */
  public Projection of(
      StoredModel model,
      @Nullable String periodName,
      Times times,
      @Nullable String measureWord,
      @Nullable String nodeWord,
      Caller caller) {
    FiscalCalendar calendar = calendars.known(times.knownAt()).body();
    FiscalPeriod period = calendar.period(periodName);
    Measure measure = Measure.of(measureWord);
    Node node = access.node(nodeWord, caller);
    return kept.get(
        new Question(model.id(), period, times, measure, node),
        question -> projected(model, question, calendar));
  }

  private Projection projected(StoredModel model, Question question, FiscalCalendar calendar) {
    FiscalPeriod period = question.period();
    Times times = question.times();
    Measure measure = question.measure();
    Node node = question.node();
    Account account = books.recent(model, times, measure, calendar, period);
    Setting setting = settings.known(measure, period.level(), times.knownAt());
    Book book = account.book(period, setting);
    List<Outcome> outcomes = new Projector(book).of(node);
    Function<Outcome, Projection.Line> line = lines(times.knownAt(), account.decimals());
    return new Projection(
        period.name(),
        measure.word(),
        account.unit(),
        times.asOf(),
        times.knownAt(),
        line.apply(outcomes.getFirst()),
        outcomes.stream().skip(1).map(line).toList(),
        model.trainedAsOf(),
        model.version(),
        setting.memory().word(),
        setting.memoryBecause(),
        setting.width(),
        setting.widthBecause(),
        account.flags(book));
  }

  private Function<Outcome, Projection.Line> lines(Instant knownAt, int decimals) {
    Names teams = names.known(PeopleTypes.TEAM.name(), knownAt);
    Names reps = names.known(PeopleTypes.REP.name(), knownAt);
    return outcome -> {
      Node node = outcome.node();
      String label =
          switch (node.kind()) {
            case COMPANY -> "company";
            case TEAM -> teams.label(node.id());
            case REP -> reps.label(node.id());
          };
      return new Projection.Line(
          node.word(),
          label,
          outcome.mean(),
          outcome.p10(),
          outcome.p25(),
          outcome.p50(),
          outcome.p75(),
          outcome.p90(),
          parts(outcome),
          outcome.density().stream().map(bin -> bin(bin, decimals)).toList());
    };
  }

  private static List<Projection.Part> parts(Outcome outcome) {
    List<Projection.Part> parts = new ArrayList<>();
    parts.add(new Projection.Part("closed", outcome.closed()));
    for (Map.Entry<String, BigDecimal> category : outcome.open().entrySet()) {
      parts.add(new Projection.Part(category.getKey(), category.getValue()));
    }
    parts.add(new Projection.Part("notYetCreated", outcome.created()));
    return parts;
  }

  private static Projection.Bin bin(Distribution.Bin bin, int decimals) {
    return new Projection.Bin(
        Means.rounded(bin.from(), decimals),
        Means.rounded(bin.to(), decimals),
        Means.rounded(bin.share(), SHARE_DECIMALS));
  }
}
