package io.revline.pipeline.deal;

import io.revline.kit.Money;
import io.revline.kit.database.BulkStatement;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.stage.Pipelines;
import io.revline.pipeline.timeline.DealField;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.HistoryFlag;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deal's state as columns, the same in the tables of deals and of their segments. */
@Embeddable
class StateColumns {
  static final List<BulkStatement.Column<StateColumns>> ALL =
      List.of(
          new BulkStatement.Column<>("name", "text", it -> it.name),
          new BulkStatement.Column<>("amount", "numeric", it -> it.amount),
          new BulkStatement.Column<>("currency", "text", it -> it.currency),
          new BulkStatement.Column<>("pipeline", "text", it -> it.pipeline),
          new BulkStatement.Column<>("stage", "text", it -> it.stage),
          new BulkStatement.Column<>("status", "text", it -> it.status.name()),
          new BulkStatement.Column<>("probability", "numeric", it -> it.probability),
          new BulkStatement.Column<>("forecast_category", "text", it -> it.forecastCategory.name()),
          new BulkStatement.Column<>("close_date", "date", it -> it.closeDate),
          new BulkStatement.Column<>("owner", "text", it -> it.owner),
          new BulkStatement.Column<>("account", "text", it -> it.account),
          new BulkStatement.Column<>("lost_reason", "text", it -> it.lostReason),
          new BulkStatement.Column<>("created_at", "timestamptz", it -> it.createdAt),
          new BulkStatement.Column<>("closed_at", "timestamptz", it -> it.closedAt),
          new BulkStatement.Column<>("own_category", "text", it -> it.ownCategory),
          new BulkStatement.Column<>("source", "text", it -> it.source),
          new BulkStatement.Column<>("next_step", "text", it -> it.nextStep),
          new BulkStatement.Column<>("tags", "text", it -> it.tags),
          new BulkStatement.Column<>("products", "text", it -> it.products),
          new BulkStatement.Column<>("splits", "text", it -> it.splits),
          new BulkStatement.Column<>("contacts", "text", it -> it.contacts),
          new BulkStatement.Column<>("custom", "text", it -> it.custom),
          new BulkStatement.Column<>("last_activity_at", "timestamptz", it -> it.lastActivityAt),
          new BulkStatement.Column<>("flags", "text", it -> it.flags),
          new BulkStatement.Column<>("deleted", "boolean", it -> it.deleted));

  @Column(nullable = false)
  String name;

  @Nullable BigDecimal amount;

  @Nullable String currency;

  @Column(nullable = false)
  String pipeline;

  @Column(nullable = false)
  String stage;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  DealStatus status;

  @Column(nullable = false)
  BigDecimal probability;

  @Enumerated(EnumType.STRING)
  @Column(name = "forecast_category", nullable = false)
  ForecastCategory forecastCategory;

  @Column(name = "close_date")
  @Nullable LocalDate closeDate;

  @Nullable String owner;

  @Nullable String account;

  @Column(name = "lost_reason")
  @Nullable String lostReason;

  @Column(name = "created_at", nullable = false)
  Instant createdAt;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Column(name = "own_category")
  @Nullable String ownCategory;

  @Nullable String source;

  @Column(name = "next_step")
  @Nullable String nextStep;

  @Nullable String tags;

  @Nullable String products;

  @Nullable String splits;

  @Nullable String contacts;

  @Nullable String custom;

  @Column(name = "last_activity_at")
  @Nullable Instant lastActivityAt;

  @Nullable String flags;

  boolean deleted;

  @SuppressWarnings("NullAway.Init")
  protected StateColumns() {}

  StateColumns(DealState state) {
    Money worth = state.amount();
    name = state.name();
    amount = worth == null ? null : worth.amount();
    currency = worth == null ? null : worth.currency();
    pipeline = state.stage().pipeline();
    stage = state.stage().key();
    status = state.status();
    probability = state.stage().probability();
    forecastCategory = state.forecastCategory();
    closeDate = state.closeDate();
    owner = state.owner();
    account = state.account();
    lostReason = state.lostReason();
    createdAt = state.createdAt();
    closedAt = state.closedAt();
    lastActivityAt = state.lastActivityAt();
    flags = HistoryFlag.text(state.flags());
    deleted = state.deleted();
    Map<DealField, String> details = state.details().values();
    ownCategory = details.get(DealField.OWN_CATEGORY);
    source = details.get(DealField.SOURCE);
    nextStep = details.get(DealField.NEXT_STEP);
    tags = details.get(DealField.TAGS);
    products = details.get(DealField.PRODUCTS);
    splits = details.get(DealField.SPLITS);
    contacts = details.get(DealField.CONTACTS);
    custom = details.get(DealField.CUSTOM);
  }

  /** The same as the timeline has it. */
  DealState state(Pipelines pipelines, Instant termsAt) {
    return new DealState(
        name,
        amount == null || currency == null ? null : new Money(amount, currency),
        pipelines.stage(pipeline, stage, termsAt),
        closeDate,
        owner,
        account,
        lostReason,
        createdAt,
        closedAt,
        details(),
        lastActivityAt,
        HistoryFlag.flags(flags),
        deleted);
  }

  Details details() {
    return Details.of(field ->
        switch (field) {
          case OWN_CATEGORY -> ownCategory;
          case SOURCE -> source;
          case NEXT_STEP -> nextStep;
          case TAGS -> tags;
          case PRODUCTS -> products;
          case SPLITS -> splits;
          case CONTACTS -> contacts;
          case CUSTOM -> custom;
          case NAME,
              AMOUNT,
              CURRENCY,
              PIPELINE,
              STAGE,
              CLOSE_DATE,
              OWNER,
              ACCOUNT,
              LOST_REASON,
              CREATED_AT,
              LAST_ACTIVITY_AT,
              DELETED ->
              null;
        });
  }
}
