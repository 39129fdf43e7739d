package io.revline.pipeline.account.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.Topics;
import io.revline.contracts.catalog.AccountChanged;
import io.revline.contracts.deal.ExternalId;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceChange;
import io.revline.kit.reference.ReferenceOutbox;
import io.revline.pipeline.account.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of an account. */
@ApplicationScoped
class AccountPublisher {
  private final ReferenceOutbox outbox;

  AccountPublisher(ReferenceOutbox outbox) {
    this.outbox = outbox;
  }

  void publish(@Observes ReferenceChange change) {
    if (change.reference().body() instanceof Account account) {
      outbox.tell(
          Topics.CATALOG, AccountChanged.TYPE, change, changed(change.reference(), account));
    }
  }

  private static AccountChanged changed(Reference<?> reference, Account account) {
    return new AccountChanged(
        ChangeKind.valueOf(reference.kind().name()),
        reference.id(),
        reference.version(),
        new io.revline.contracts.catalog.Account(
            account.name(),
            account.region(),
            account.industry(),
            account.parent(),
            account.segment(),
            account.externalIds().stream()
                .map(name -> new ExternalId(name.source(), name.id()))
                .toList()));
  }
}
