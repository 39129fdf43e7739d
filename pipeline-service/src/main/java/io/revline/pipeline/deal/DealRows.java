package io.revline.pipeline.deal;

import static io.revline.kit.database.Sql.instant;
import static io.revline.kit.database.Sql.instantOrNull;

import io.revline.kit.Money;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.Fact;
import io.revline.pipeline.timeline.HistoryFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what rows of deals, of their segments and of their facts say. */
@ApplicationScoped
class DealRows {
  private final Pipelines pipelines;

  DealRows(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * The columns of a deal's names in other systems.
   *
   * @param deal the column that holds the deal's id
   */
  static String names(String deal) {
    return "ARRAY(SELECT ARRAY[x.source, x.external_id] FROM deal_external_id x"
        + " WHERE x.deal_id = %s ORDER BY x.source, x.external_id) AS names".formatted(deal);
  }

  /** What the columns of a state say, with the stage on the terms that held at a moment. */
  DealState state(ResultSet row, Instant termsAt) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    Map<DealField, String> details = new EnumMap<>(DealField.class);
    for (DealField field : Details.FIELDS) {
      String text = row.getString(field.name().toLowerCase(Locale.ROOT));
      if (text != null) {
        details.put(field, text);
      }
    }
    return new DealState(
        row.getString("name"),
        amount == null ? null : new Money(amount, row.getString("currency")),
        pipelines.stage(row.getString("pipeline"), row.getString("stage"), termsAt),
        row.getObject("close_date", LocalDate.class),
        row.getString("owner"),
        row.getString("account"),
        row.getString("lost_reason"),
        instant(row, "created_at"),
        instantOrNull(row, "closed_at"),
        new Details(details),
        instantOrNull(row, "last_activity_at"),
        HistoryFlag.flags(row.getString("flags")),
        row.getBoolean("deleted"));
  }

  /** What {@link #names(String)} found. */
  static List<ExternalId> names(ResultSet row) throws SQLException {
    List<ExternalId> names = new ArrayList<>();
    if (row.getArray("names").getArray() instanceof String[][] pairs) {
      for (String[] pair : pairs) {
        names.add(new ExternalId(pair[0], pair[1]));
      }
    }
    return names;
  }

  /** A fact, and the value it replaced. */
  static DealRevision.Change change(ResultSet row) throws SQLException {
    return new DealRevision.Change(
        new Fact(
            DealField.valueOf(row.getString("field")),
            row.getString("value"),
            instant(row, "at"),
            row.getLong("seq")),
        row.getString("before"));
  }
}
