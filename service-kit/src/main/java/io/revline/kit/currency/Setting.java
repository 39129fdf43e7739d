package io.revline.kit.currency;

import io.revline.kit.reference.ReferenceType;

/**
 * A setting of the whole company.
 *
 * @param value what it is set to
 */
public record Setting(String value) {
  /** What its versions are stored as; the id is the setting's name. */
  public static final ReferenceType<Setting> TYPE = new ReferenceType<>("setting", Setting.class);

  /** The id of the corporate currency. */
  public static final String CORPORATE_CURRENCY = "corporate-currency";
}
