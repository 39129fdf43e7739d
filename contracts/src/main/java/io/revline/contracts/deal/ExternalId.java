package io.revline.contracts.deal;

/**
 * The name another system gives a deal or an account.
 *
 * @param source the other system
 * @param id its id there
 */
public record ExternalId(String source, String id) {}
