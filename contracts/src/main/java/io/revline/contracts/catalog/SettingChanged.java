package io.revline.contracts.catalog;

import io.revline.contracts.ChangeKind;

/**
 * A setting of the whole company was set; its id is its name.
 *
 * @param kind what the change meant for it
 * @param id names it
 * @param version 1, 2, 3… for each of its changes
 * @param setting how it is after the change; a deleted one as it was last
 */
public record SettingChanged(ChangeKind kind, String id, long version, Setting setting)
    implements CatalogEvent {
  /** The CloudEvents type. */
  public static final String TYPE = "revline.setting.changed.v1";
}
