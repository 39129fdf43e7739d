package io.revline.forecast.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sums of a forecast do not need of a deal, and its chances and its history do.
 *
 * @param externalSource the system that named the deal first; null when none did
 * @param externalId the deal's name there
 * @param createdAt business time of its creation
 * @param pipeline the pipeline it runs through
 * @param stage its stage in that pipeline
 * @param account the account's external id
 * @param source where the deal came from
 * @param lastActivityAt when somebody last called, met, wrote or got a task done
 * @param products what it sells, each product once with the net total of its lines, as a JSON list
 *     of {@code key} and {@code weight}; null for no lines
 * @param fields the customer's own fields, a JSON object of texts; null for none
 */
public record Particulars(
    @Nullable String externalSource,
    @Nullable String externalId,
    Instant createdAt,
    String pipeline,
    String stage,
    @Nullable String account,
    @Nullable String source,
    @Nullable Instant lastActivityAt,
    @Nullable String products,
    @Nullable String fields) {}
