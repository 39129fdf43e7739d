package io.revline.contracts.catalog;

import java.util.Map;
import java.util.Optional;

/** Which CloudEvents type stands for which record; the type is the contract, the class is not. */
public final class CatalogEventTypes {
  /** Every type of {@link io.revline.contracts.Topics#CATALOG} with its record. */
  public static final Map<String, Class<? extends CatalogEvent>> ALL =
      Map.of(
          PipelineChanged.TYPE, PipelineChanged.class,
          AccountChanged.TYPE, AccountChanged.class,
          ProductChanged.TYPE, ProductChanged.class,
          ExchangeRateChanged.TYPE, ExchangeRateChanged.class,
          SettingChanged.TYPE, SettingChanged.class);

  private CatalogEventTypes() {}

  /** The record of a CloudEvents type, or empty for one this version does not know. */
  public static Optional<Class<? extends CatalogEvent>> recordOf(String type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** The CloudEvents type of an event. */
  public static String typeOf(CatalogEvent event) {
    return switch (event) {
      case PipelineChanged e -> PipelineChanged.TYPE;
      case AccountChanged e -> AccountChanged.TYPE;
      case ProductChanged e -> ProductChanged.TYPE;
      case ExchangeRateChanged e -> ExchangeRateChanged.TYPE;
      case SettingChanged e -> SettingChanged.TYPE;
    };
  }
}
