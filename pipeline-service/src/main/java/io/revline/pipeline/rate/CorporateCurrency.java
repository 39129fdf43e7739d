package io.revline.pipeline.rate;

import io.revline.kit.Money;
import io.revline.kit.caller.Provenance;
import io.revline.kit.currency.ExchangeRate;
import io.revline.kit.currency.Setting;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The currency that totals are in. */
@ApplicationScoped
public class CorporateCurrency {
  /** What holds until somebody sets another; the SQL function of this name knows it too. */
  private static final String DEFAULT = "USD";

  private final References references;

  CorporateCurrency(References references) {
    this.references = references;
  }

  /**
   * The corporate currency as it stands.
   *
   * @param value an ISO 4217 code
   * @param version counts its changes; 0 for the default
   */
  public record Standing(String value, long version) {
    private static Standing of(Optional<Reference<Setting>> setting) {
      return setting
          .map(set -> new Standing(set.body().value(), set.version()))
          .orElseGet(() -> new Standing(DEFAULT, 0));
    }
  }

  /** What it is. */
  public Standing find() {
    return Standing.of(references.find(Setting.TYPE, Setting.CORPORATE_CURRENCY));
  }

  /** What it is, and stays until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  Standing locked() {
    return Standing.of(references.locked(Setting.TYPE, Setting.CORPORATE_CURRENCY));
  }

  /**
   * Sets it.
   *
   * @param ifMatch the entity tag that was read, required once it was ever set
   * @throws Conflict when there are rates, which would lead to the wrong currency
   */
  @Transactional
  public Standing set(@Nullable String currency, @Nullable String ifMatch, Provenance by) {
    Standing before = locked();
    if (before.version() > 0) {
      ETags.require(ifMatch, before.version());
    } else {
      ETags.check(ifMatch, before.version());
    }
    return put(currency, by);
  }

  /**
   * Sets it whatever it was, as the file of the configuration does.
   *
   * @throws Conflict when there are rates, which would lead to the wrong currency
   */
  @Transactional
  public Standing put(@Nullable String currency, Provenance by) {
    if (currency == null) {
      throw InvalidInput.of("currency", "is required: an ISO 4217 code such as EUR");
    }
    Money.decimalsOf(currency, "currency");
    Standing before = locked();
    if (!currency.equals(before.value()) && !references.all(ExchangeRate.TYPE).isEmpty()) {
      throw new Conflict(
          "there are exchange rates to %s: delete them, set %s, and upload rates to it"
              .formatted(before.value(), currency));
    }
    Reference<Setting> after =
        references.put(Setting.TYPE, Setting.CORPORATE_CURRENCY, new Setting(currency), by);
    return new Standing(after.body().value(), after.version());
  }
}
