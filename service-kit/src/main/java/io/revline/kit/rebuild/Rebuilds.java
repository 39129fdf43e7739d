package io.revline.kit.rebuild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.revline.kit.broker.Broker;
import io.revline.kit.database.Sql;
import io.revline.kit.event.CloudEvent;
import io.revline.kit.event.MalformedEvent;
import io.revline.kit.export.NewestFirst;
import io.revline.kit.inbox.EventHandler;
import io.revline.kit.inbox.Inbox;
import io.revline.kit.problem.NotFound;
import io.revline.kit.rebuild.RebuildRuns.Compared;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a projection again from the first record of its topic, beside the one that serves. The
 * handler writes the same tables as always, but finds those of the schema {@code rebuild} first.
 * Then the consumer is held up for a moment, the rest is read up to where it stands, and what
 * differs is mended in one transaction.
 */
@ApplicationScoped
public class Rebuilds {
  static final String SCHEMA = "rebuild";

  private static final Logger LOG = Logger.getLogger(Rebuilds.class);
  private static final int LOCKED_SECONDS = (int) Duration.ofMinutes(10).toSeconds();

  private final DataSource database;
  private final Instance<EventHandler> handlers;
  private final Inbox inbox;
  private final RebuildRuns runs;
  private final Broker broker;

  Rebuilds(
      DataSource database,
      Instance<EventHandler> handlers,
      Inbox inbox,
      RebuildRuns runs,
      Broker broker) {
    this.database = database;
    this.handlers = handlers;
    this.inbox = inbox;
    this.runs = runs;
    this.broker = broker;
  }

  void start(@Observes StartupEvent started) {
    runs.failWhatRuns();
  }

  /** The consumers whose projections can be made again. */
  public List<String> consumers() {
    return handlers.stream()
        .filter(handler -> !handler.tables().isEmpty())
        .map(EventHandler::consumer)
        .sorted()
        .toList();
  }

  /**
   * Starts to make a consumer's projection again; it goes on after this returns.
   *
   * @throws NotFound when there is no such consumer
   * @throws io.revline.kit.problem.Conflict when one is under way
   */
  public RebuildRun start(String consumer, String actor) {
    EventHandler handler =
        handlers.stream()
            .filter(candidate -> candidate.consumer().equals(consumer))
            .filter(candidate -> !candidate.tables().isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new NotFound(
                    "'%s' has no projection here, use one of %s".formatted(consumer, consumers())));
    RebuildRun run = runs.begin(consumer, actor);
    Thread.ofVirtual().name("rebuild-" + consumer).start(() -> rebuild(run.id(), handler));
    return run;
  }

  /** A run. */
  public RebuildRun byId(UUID id) {
    return runs.byId(id);
  }

  /**
   * A page of the runs, the newest first.
   *
   * @param cursor where the page before ended, or null for the first
   */
  public NewestFirst<RebuildRun> page(int limit, @Nullable String cursor) {
    return runs.page(limit, cursor);
  }

  private void rebuild(UUID id, EventHandler handler) {
    Tally tally = new Tally();
    try (TopicFromTheStart topic = new TopicFromTheStart(broker, handler.topic())) {
      List<Comparison> comparisons =
          handler.tables().stream().map(table -> new Comparison(database, table)).toList();
      comparisons.forEach(Comparison::prepare);
      topic.readTo(topic.ends(), records -> apply(handler, records, tally));
      Compared compared =
          QuarkusTransaction.requiringNew()
              .timeout(LOCKED_SECONDS)
              .call(() -> swap(handler, topic, comparisons, tally));
      runs.succeed(id, tally.events, tally.setAside, compared);
      LOG.infof("%s was rebuilt from %d events: %s", handler.consumer(), tally.events, compared);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s could not be rebuilt, the old projection stays", handler.consumer());
      runs.fail(id, String.valueOf(e.getMessage()));
    }
  }

  private Compared swap(
      EventHandler handler, TopicFromTheStart topic, List<Comparison> comparisons, Tally tally) {
    comparisons.forEach(Comparison::lock);
    topic.readTo(
        inbox.nextOffsets(handler.consumer(), handler.topic()),
        records -> apply(handler, records, tally));
    applyLate(handler, tally.late, tally);
    return comparisons.stream().map(Comparison::mend).reduce(Compared.NOTHING, Compared::plus);
  }

  /** In the order in which this service learned it: what was applied late comes late again. */
  private void apply(
      EventHandler handler, List<ConsumerRecord<String, byte[]>> records, Tally tally) {
    Map<UUID, CloudEvent> events = readable(records, tally);
    Map<UUID, Instant> late = inbox.learnedLate(handler.consumer(), events.keySet());
    List<CloudEvent> onTime = new ArrayList<>();
    for (CloudEvent event : events.values()) {
      Instant learnedAt = late.get(event.id());
      if (learnedAt != null) {
        tally.late.add(new Late(event, learnedAt));
        continue;
      }
      List<Late> due = tally.late.stream().filter(each -> each.isBefore(event)).toList();
      if (!due.isEmpty()) {
        applyOnTime(handler, onTime, tally);
        onTime.clear();
        applyLate(handler, due, tally);
      }
      onTime.add(event);
    }
    applyOnTime(handler, onTime, tally);
  }

  private static Map<UUID, CloudEvent> readable(
      List<ConsumerRecord<String, byte[]>> records, Tally tally) {
    Map<UUID, CloudEvent> events = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        CloudEvent event = CloudEvent.from(record);
        events.putIfAbsent(event.id(), event);
      } catch (MalformedEvent e) {
        tally.setAside++;
      }
    }
    return events;
  }

  private void applyOnTime(EventHandler handler, List<CloudEvent> events, Tally tally) {
    List<CloudEvent> batch = List.copyOf(events);
    try {
      aside(() -> handler.apply(batch));
      tally.events += batch.size();
    } catch (RuntimeException e) {
      batch.forEach(event -> alone(() -> handler.apply(List.of(event)), tally));
    }
  }

  private void applyLate(EventHandler handler, List<Late> due, Tally tally) {
    List<Late> inOrder = due.stream().sorted(Comparator.comparing(Late::learnedAt)).toList();
    inOrder.forEach(late -> alone(() -> handler.applyLate(late.event(), late.learnedAt()), tally));
    tally.late.removeAll(inOrder);
  }

  private void alone(Runnable work, Tally tally) {
    try {
      aside(work);
      tally.events++;
    } catch (RuntimeException e) {
      tally.setAside++;
    }
  }

  /** Unqualified names find the tables of the schema first; all others stay what they are. */
  private void aside(Runnable work) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          Sql.of("SET LOCAL search_path TO " + SCHEMA + ", public").update(database);
          work.run();
        });
  }

  /** An event that was set aside when its turn came, and applied when a replay succeeded. */
  private record Late(CloudEvent event, Instant learnedAt) {
    boolean isBefore(CloudEvent other) {
      return event.subject().equals(other.subject()) && learnedAt.isBefore(other.recordedAt());
    }
  }

  private static final class Tally {
    final List<Late> late = new ArrayList<>();
    long events;
    long setAside;
  }
}
