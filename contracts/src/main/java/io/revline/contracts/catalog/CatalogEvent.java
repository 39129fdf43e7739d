package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * One committed change of one object that deals refer to. There is one type for each kind of
 * object, and it carries the whole object.
 */
public sealed interface CatalogEvent
    permits PipelineChanged, AccountChanged, ProductChanged, ExchangeRateChanged, SettingChanged {
  /** What the change meant for the object. */
  ChangeKind kind();

  /** Names the object within its kind. */
  String id();

  /** 1, 2, 3… for every committed change of the object. */
  long version();
}
