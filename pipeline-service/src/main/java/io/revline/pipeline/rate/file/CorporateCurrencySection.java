package io.revline.pipeline.rate.file;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.pipeline.config.ConfigSection;
import io.revline.pipeline.rate.CorporateCurrency;
import jakarta.enterprise.context.ApplicationScoped;

/** The corporate currency in the file of the configuration. */
@ApplicationScoped
class CorporateCurrencySection implements ConfigSection<String> {
  private static final String NAME = "corporateCurrency";

  private final CorporateCurrency currency;

  CorporateCurrencySection(CorporateCurrency currency) {
    this.currency = currency;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<String> shape() {
    return String.class;
  }

  @Override
  public String export() {
    return currency.find().value();
  }

  @Override
  public void apply(String wanted, Provenance provenance) {
    if (wanted.equals(export())) {
      return;
    }
    try {
      currency.put(wanted, provenance);
    } catch (InvalidInput e) {
      throw InvalidInput.of(NAME, e.violations().getFirst().message());
    }
  }
}
