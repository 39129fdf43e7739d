package io.revline.pipeline.deal.file;

import io.revline.contracts.Money;
import io.revline.contracts.deal.CreditSplit;
import io.revline.contracts.deal.DealChanged;
import io.revline.contracts.deal.DealContact;
import io.revline.contracts.deal.DealCreated;
import io.revline.contracts.deal.DealDeleted;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealLost;
import io.revline.contracts.deal.DealReopened;
import io.revline.contracts.deal.DealRestored;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealSnapshot;
import io.revline.contracts.deal.DealState;
import io.revline.contracts.deal.DealStatus;
import io.revline.contracts.deal.DealWon;
import io.revline.contracts.deal.ExternalId;
import io.revline.contracts.deal.FieldChange;
import io.revline.contracts.deal.ForecastCategory;
import io.revline.contracts.deal.ProductLine;
import io.revline.pipeline.deal.DealRevision;
import io.revline.pipeline.deal.RevisionKind;
import io.revline.pipeline.timeline.Details;
import io.revline.pipeline.timeline.Fact;
import io.revline.pipeline.timeline.HistoryFlag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a revision in the published language, as the topic and the feed of changes tell it. */
public final class DealContract {
  private DealContract() {}

  /** The event that a revision is. */
  public static DealEvent of(DealRevision revision) {
    List<FieldChange> changes =
        revision.changes().stream()
            .sorted(
                Comparator.comparing((DealRevision.Change change) -> change.fact().at())
                    .thenComparing(change -> change.fact().seq()))
            .map(DealContract::change)
            .toList();
    DealSnapshot deal =
        new DealSnapshot(
            revision.dealId(),
            revision.version(),
            revision.externalIds().stream()
                .map(name -> new ExternalId(name.source(), name.id()))
                .toList(),
            state(revision.state()));
    List<DealSegment> segments = revision.segments().stream().map(DealContract::segment).toList();
    return switch (revision.kind()) {
      case CREATED -> new DealCreated(changes, deal, segments);
      case CHANGED -> new DealChanged(changes, deal, segments);
      case WON -> new DealWon(changes, deal, segments);
      case LOST -> new DealLost(changes, deal, segments);
      case REOPENED -> new DealReopened(changes, deal, segments);
      case DELETED -> new DealDeleted(changes, deal, segments);
      case RESTORED -> new DealRestored(changes, deal, segments);
    };
  }

  /** The CloudEvents type of all revisions of a kind. */
  public static String type(RevisionKind kind) {
    return switch (kind) {
      case CREATED -> DealCreated.TYPE;
      case CHANGED -> DealChanged.TYPE;
      case WON -> DealWon.TYPE;
      case LOST -> DealLost.TYPE;
      case REOPENED -> DealReopened.TYPE;
      case DELETED -> DealDeleted.TYPE;
      case RESTORED -> DealRestored.TYPE;
    };
  }

  private static FieldChange change(DealRevision.Change change) {
    Fact fact = change.fact();
    return new FieldChange(
        fact.field().word(), change.before(), fact.value(), fact.at(), fact.seq());
  }

  private static DealSegment segment(DealRevision.Segment segment) {
    return new DealSegment(
        segment.number(),
        segment.from(),
        segment.to(),
        segment.recordedFrom(),
        segment.recordedTo(),
        state(segment.state()));
  }

  private static DealState state(io.revline.pipeline.timeline.DealState state) {
    io.revline.kit.Money amount = state.amount();
    Details details = state.details();
    io.revline.pipeline.stage.ForecastCategory own = details.ownCategory();
    return new DealState(
        state.name(),
        amount == null ? null : money(amount),
        state.stage().pipeline(),
        state.stage().key(),
        DealStatus.valueOf(state.status().name()),
        state.stage().probability(),
        category(state.forecastCategory()),
        state.closeDate(),
        state.owner(),
        state.account(),
        state.lostReason(),
        state.createdAt(),
        state.closedAt(),
        own == null ? null : category(own),
        details.source(),
        details.nextStep(),
        some(details.tags()),
        some(details.products().stream().map(DealContract::line).toList()),
        some(
            details.splits().stream()
                .map(split -> new CreditSplit(split.rep(), split.percent()))
                .toList()),
        some(
            details.contacts().stream()
                .map(contact -> new DealContact(contact.contact(), contact.role()))
                .toList()),
        details.custom().isEmpty() ? null : details.custom(),
        state.lastActivityAt(),
        some(state.flags().stream().map(HistoryFlag::word).toList()),
        state.deleted() ? true : null);
  }

  private static ProductLine line(io.revline.pipeline.timeline.ProductLine line) {
    return new ProductLine(
        line.product(), line.quantity(), money(line.unitPrice()), line.discount());
  }

  private static Money money(io.revline.kit.Money money) {
    return new Money(money.amount(), money.currency());
  }

  private static ForecastCategory category(io.revline.pipeline.stage.ForecastCategory category) {
    return ForecastCategory.valueOf(category.name());
  }

  private static <T> @Nullable List<T> some(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
