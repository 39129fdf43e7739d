package io.revline.contracts.catalog;

/**
 * A setting of the whole company.
 *
 * @param value what it is set to
 */
public record Setting(String value) {}
