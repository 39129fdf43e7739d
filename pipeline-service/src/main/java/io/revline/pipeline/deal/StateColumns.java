package io.revline.pipeline.deal;

import io.revline.kit.Money;
import io.revline.pipeline.stage.DealStatus;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.timeline.DealState;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal's state as columns, the same in the tables of deals and of their segments. */
@Embeddable
class StateColumns {
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
    forecastCategory = state.stage().forecastCategory();
    closeDate = state.closeDate();
    owner = state.owner();
    account = state.account();
    lostReason = state.lostReason();
    createdAt = state.createdAt();
    closedAt = state.closedAt();
  }
}
