package io.revline.performance;

import io.revline.kit.event.CloudEvent;
import io.revline.testkit.catalog.CatalogTopic;
import io.revline.testkit.deal.Database;
import io.revline.testkit.deal.DealFields;
import io.revline.testkit.deal.DealFields.Stage;
import io.revline.testkit.deal.DealHistory;
import io.revline.testkit.deal.DealTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Deals as a test tells them, each from its creation to its closing. */
final class Stories {
  private final List<CloudEvent> events = new ArrayList<>();

  /** A deal that was open from one day to another. */
  DealHistory told(String created, Consumer<DealFields> start, String closed, Stage how) {
    DealHistory deal = open(created, start);
    then(deal, closed, fields -> fields.stage(how));
    return deal;
  }

  DealHistory open(String created, Consumer<DealFields> start) {
    DealHistory deal = new DealHistory();
    then(deal, created, start);
    return deal;
  }

  void then(DealHistory deal, String day, Consumer<DealFields> change) {
    add(deal.say(day + "T00:00:00Z", change));
  }

  void add(CloudEvent event) {
    events.add(event);
  }

  void await(DataSource source, CloudEvent... rates) {
    CatalogTopic.publish(rates);
    DealTopic.publish(events);
    List<CloudEvent> all = new ArrayList<>(List.of(rates));
    all.addAll(events);
    new Database(source).awaitApplied(all);
  }
}
