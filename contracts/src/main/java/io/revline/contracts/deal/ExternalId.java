package io.revline.contracts.deal;

/**
 * The name another system gives a deal.
 *
 * @param source the other system
 * @param id the deal's id there
 */
public record ExternalId(String source, String id) {}
