package io.revline.kit.reference;

import io.revline.kit.caller.Provenance;

/**
 * A change of a reference, fired as a CDI event in the transaction that makes it, so that it can be
 * told through the outbox.
 *
 * @param type what kind of object it is
 * @param reference its new version
 * @param provenance who changed it
 */
public record ReferenceChange(
    ReferenceType<?> type, Reference<?> reference, Provenance provenance) {}
