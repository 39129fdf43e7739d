package io.revline.kit.caller;

/**
 * Where a change came from.
 *
 * @param actor who made it
 * @param origin person, intake or import
 * @param correlationId the request or job it belongs to
 */
public record Provenance(String actor, String origin, String correlationId) {}
