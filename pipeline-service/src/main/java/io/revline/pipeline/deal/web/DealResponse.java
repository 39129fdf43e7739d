package io.revline.pipeline.deal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.kit.Money;
import io.revline.kit.export.Listed;
import io.revline.kit.progress.Times;
import io.revline.pipeline.deal.DealQueries;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.DealView;
import io.revline.pipeline.deal.ExternalId;
import io.revline.pipeline.stage.ForecastCategory;
import io.revline.pipeline.timeline.CreditSplit;
import io.revline.pipeline.timeline.DealContact;
import io.revline.pipeline.timeline.DealState;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.HistoryFlag;
import io.revline.pipeline.timeline.ProductLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal as callers see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DealResponse(
    UUID id,
    long version,
    String name,
    @Nullable Money amount,
    String pipeline,
    String stage,
    String status,
    BigDecimal probability,
    String forecastCategory,
    @Nullable LocalDate closeDate,
    @Nullable String owner,
    @Nullable String account,
    @Nullable String lostReason,
    List<ExternalId> externalIds,
    Instant createdAt,
    @Nullable Instant closedAt,
    Instant updatedAt,
    @Nullable String ownForecastCategory,
    @Nullable String source,
    @Nullable String nextStep,
    @Nullable List<String> tags,
    @Nullable List<Line> products,
    @Nullable List<Split> splits,
    @Nullable List<DealContact> contacts,
    @Nullable Map<String, String> custom,
    @Nullable Instant lastActivityAt,
    @Nullable List<String> flags,
    @Nullable Boolean deleted,
    @Nullable Instant asOf,
    @Nullable Instant knownAt) {

  static DealResponse from(DealView deal) {
    DealState state = deal.state();
    Details details = state.details();
    ForecastCategory own = details.ownCategory();
    return new DealResponse(
        deal.id(),
        deal.version(),
        state.name(),
        state.amount(),
        state.stage().pipeline(),
        state.stage().key(),
        state.status().word(),
        state.stage().probability().stripTrailingZeros(),
        state.forecastCategory().word(),
        state.closeDate(),
        state.owner(),
        state.account(),
        state.lostReason(),
        deal.externalIds(),
        state.createdAt(),
        state.closedAt(),
        deal.updatedAt(),
        own == null ? null : own.word(),
        details.source(),
        details.nextStep(),
        some(details.tags()),
        some(details.products().stream().map(Line::from).toList()),
        some(details.splits().stream().map(Split::from).toList()),
        some(details.contacts()),
        details.custom().isEmpty() ? null : details.custom(),
        state.lastActivityAt(),
        some(state.flags().stream().map(HistoryFlag::word).toList()),
        state.deleted() ? true : null,
        null,
        null);
  }

  private static <T> @Nullable List<T> some(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  /** Something a deal sells; quantity and percents are decimal strings. */
  @Schema(name = "DealLine")
  record Line(String product, String quantity, Money unitPrice, String discount, Money total) {
    static Line from(ProductLine line) {
      return new Line(
          line.product(),
          line.quantity().toPlainString(),
          line.unitPrice(),
          line.discount().toPlainString(),
          line.total());
    }
  }

  /** A share of the credit; the percent is a decimal string. */
  @Schema(name = "DealSplit")
  record Split(String rep, String percent) {
    static Split from(CreditSplit split) {
      return new Split(split.rep(), split.percent().toPlainString());
    }
  }

  /** The same deal, saying the times it is shown for. */
  DealResponse at(Times times) {
    return new DealResponse(
        id,
        version,
        name,
        amount,
        pipeline,
        stage,
        status,
        probability,
        forecastCategory,
        closeDate,
        owner,
        account,
        lostReason,
        externalIds,
        createdAt,
        closedAt,
        updatedAt,
        ownForecastCategory,
        source,
        nextStep,
        tags,
        products,
        splits,
        contacts,
        custom,
        lastActivityAt,
        flags,
        deleted,
        times.asOf(),
        times.knownAt());
  }

  /**
   * A page of deals; {@code next} is the cursor of the next page, absent on the last. The times are
   * those it is shown for, absent for how the deals stand.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DealPage")
  record Page(
      List<DealResponse> items,
      @Nullable String next,
      @Nullable Instant asOf,
      @Nullable Instant knownAt)
      implements Listed<DealResponse> {
    static Page from(DealQueries.Page page, @Nullable Times times) {
      return new Page(
          page.deals().stream().map(DealResponse::from).toList(),
          page.next(),
          times == null ? null : times.asOf(),
          times == null ? null : times.knownAt());
    }
  }

  /** A deal's versions, the first one first. */
  @Schema(name = "DealHistory")
  record History(UUID id, Instant asOf, Instant knownAt, List<Version> versions) {
    static History from(UUID id, Times times, List<DealQueries.Version> versions) {
      return new History(
          id, times.asOf(), times.knownAt(), versions.stream().map(Version::from).toList());
    }
  }

  /** A version: who made it when, and what it changed. */
  @Schema(name = "DealVersion")
  record Version(
      long version,
      String type,
      Instant recordedAt,
      String actor,
      String origin,
      String correlationId,
      List<Change> changes) {
    static Version from(DealQueries.Version version) {
      return new Version(
          version.version(),
          version.kind().word(),
          version.recordedAt(),
          version.actor(),
          version.origin(),
          version.correlationId(),
          version.changes().stream().map(Change::from).toList());
    }
  }

  /** A field that took another value at a business time. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DealChange")
  record Change(String field, @Nullable String from, @Nullable String to, Instant at, long seq) {
    static Change from(DealRevision.Change change) {
      return new Change(
          change.fact().field().word(),
          change.before(),
          change.fact().value(),
          change.fact().at(),
          change.fact().seq());
    }
  }
}
