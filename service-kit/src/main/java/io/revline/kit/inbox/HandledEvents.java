package io.revline.kit.inbox;

import io.revline.kit.database.Sql;
import io.revline.kit.retention.Retained;
import io.revline.kit.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * What the inbox remembers of projections. A projection that can be made again from its topic stays
 * as it is when an event comes once more, however late, so its rows only save work. Whoever acts on
 * what it hears has nothing else that tells a repeat from news: its rows stay. So do those of
 * events that wait as dead letters, which a replay must not apply as if they were new.
 */
@ApplicationScoped
class HandledEvents implements Retained {
  private final DataSource database;
  private final Instance<EventHandler> handlers;
  private final RetentionConfig config;

  HandledEvents(DataSource database, Instance<EventHandler> handlers, RetentionConfig config) {
    this.database = database;
    this.handlers = handlers;
    this.config = config;
  }

  @Override
  public String what() {
    return "inbox";
  }

  @Override
  public Duration period() {
    return config.inbox();
  }

  @Override
  public int forget(Instant before, int atMost) {
    return Sql.of("DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM inbox")
        .add(" WHERE handled_at < ? AND consumer = ANY (?)", before, projections())
        .add(" AND NOT EXISTS (SELECT FROM dead_letter letter WHERE letter.replayed_at IS NULL")
        .add(" AND letter.consumer = inbox.consumer")
        .add(" AND letter.headers ->> 'ce_id' = inbox.event_id::text) LIMIT ?))", atMost)
        .update(database);
  }

  private String[] projections() {
    return handlers.stream()
        .filter(handler -> !handler.tables().isEmpty())
        .map(EventHandler::consumer)
        .toArray(String[]::new);
  }
}
