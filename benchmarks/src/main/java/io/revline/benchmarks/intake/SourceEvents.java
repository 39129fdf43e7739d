package io.revline.benchmarks.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revline.benchmarks.sample.DealHistory;
import io.revline.benchmarks.sample.SampleDeals.SampleDeal;
import io.revline.benchmarks.sample.TopicRecord;
import io.revline.contracts.Topics;
import io.revline.contracts.intake.IntakeEventTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What other systems tell of deals, as they put it into the topic of the intake. */
final class SourceEvents {
  /** What the names of all these systems begin with. */
  static final String SOURCES = "bench-intake-";

  private static final int SYSTEMS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private SourceEvents() {}

  /** The system that tells of a deal. */
  static String source(DealHistory deal) {
    return SOURCES + Math.floorMod(deal.id().hashCode(), SYSTEMS);
  }

  static TopicRecord created(DealHistory deal) {
    SampleDeal entered = deal.deal();
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", entered.name());
    fields.put("stage", "prospecting");
    fields.put("amount", euros(entered.amount()));
    fields.put("closeDate", entered.closeDate().toString());
    fields.put("owner", entered.owner());
    fields.put("account", entered.account());
    return told(deal, deal.createdAt(), fields);
  }

  static TopicRecord moved(DealHistory deal) {
    return told(deal, deal.movedAt(), Map.of("stage", "negotiation"));
  }

  static TopicRecord won(DealHistory deal) {
    return told(deal, deal.wonAt(), Map.of("stage", "won"));
  }

  private static TopicRecord told(DealHistory deal, Instant at, Map<String, Object> fields) {
    return dealUpserted(source(deal), deal.id().toString(), at, fields);
  }

  /** The event that a system tells of one of its deals for one moment. */
  static TopicRecord dealUpserted(
      String source, String subject, Instant at, Map<String, Object> fields) {
    Map<String, String> headers =
        Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            subject + "@" + at,
            "ce_source",
            source,
            "ce_type",
            IntakeEventTypes.DEAL_UPSERTED,
            "ce_subject",
            subject,
            "ce_time",
            at.toString(),
            "content-type",
            "application/json");
    return new TopicRecord(Topics.INTAKE, source + "/" + subject, headers, json(fields));
  }

  /** An amount as the fields of a deal have it. */
  static Map<String, String> euros(BigDecimal amount) {
    return Map.of("amount", amount.toPlainString(), "currency", "EUR");
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
