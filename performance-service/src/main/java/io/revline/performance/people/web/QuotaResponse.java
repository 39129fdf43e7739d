package io.revline.performance.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.Money;
import io.revline.kit.export.Columns;
import io.revline.kit.people.Quota;
import io.revline.kit.people.Quota.QuotaMeasure;
import io.revline.kit.reference.Reference;
import io.revline.performance.people.file.QuotaSheet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quota as shown; components as in {@link RepResponse} and {@link Quota}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuotaResponse(
    String id,
    long version,
    Instant recordedAt,
    @Nullable Instant knownAt,
    @Nullable String rep,
    @Nullable String team,
    String period,
    QuotaMeasure measure,
    @Nullable Money amount,
    @Nullable Long count) {

  static final Columns<QuotaResponse> COLUMNS =
      new Columns<QuotaResponse>(QuotaSheet.COLUMNS, quota -> List.of(quota.row()));

  static QuotaResponse from(Reference<Quota> quota, @Nullable Instant knownAt) {
    Quota body = quota.body();
    return new QuotaResponse(
        quota.id(),
        quota.version(),
        quota.recordedAt(),
        knownAt,
        body.rep(),
        body.team(),
        body.period(),
        body.measure(),
        body.amount(),
        body.count());
  }

  private List<@Nullable Object> row() {
    return Arrays.asList(
        rep,
        team,
        period,
        measure,
        amount == null ? null : amount.amount(),
        amount == null ? null : amount.currency(),
        count);
  }
}
