package io.revline.pipeline.rate.events;

import io.revline.contracts.ChangeKind;
import io.revline.contracts.Topics;
import io.revline.contracts.catalog.ExchangeRateChanged;
import io.revline.contracts.catalog.SettingChanged;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.currency.Setting;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceChange;
import io.revline.kit.reference.ReferenceOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells every committed change of a rate or a setting. */
@ApplicationScoped
class RatePublisher {
  private final ReferenceOutbox outbox;

  RatePublisher(ReferenceOutbox outbox) {
    this.outbox = outbox;
  }

  void publish(@Observes ReferenceChange change) {
    Reference<?> reference = change.reference();
    if (reference.body() instanceof ExchangeRate rate) {
      outbox.tell(Topics.CATALOG, ExchangeRateChanged.TYPE, change, changed(reference, rate));
    } else if (reference.body() instanceof Setting setting) {
      outbox.tell(Topics.CATALOG, SettingChanged.TYPE, change, changed(reference, setting));
    }
  }

  private static ExchangeRateChanged changed(Reference<?> reference, ExchangeRate rate) {
    return new ExchangeRateChanged(
        kind(reference),
        reference.id(),
        reference.version(),
        new io.revline.contracts.catalog.ExchangeRate(rate.currency(), rate.date(), rate.rate()));
  }

  private static SettingChanged changed(Reference<?> reference, Setting setting) {
    return new SettingChanged(
        kind(reference),
        reference.id(),
        reference.version(),
        new io.revline.contracts.catalog.Setting(setting.value()));
  }

  private static ChangeKind kind(Reference<?> reference) {
    return ChangeKind.valueOf(reference.kind().name());
  }
}
