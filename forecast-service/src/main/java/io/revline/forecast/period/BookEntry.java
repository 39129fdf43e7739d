package io.revline.forecast.period;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal, or somebody's part of one, as it stands as of the time asked about.
 *
 * @param dealId the deal
 * @param leaf whose it is; of a win, who was credited and the team of then
 * @param part how much of the deal this is, above 0 and at most 1
 * @param category its forecast category
 * @param stageChance its stage's chance of a win, 0 to 1
 * @param closeDate when it is expected to close
 * @param createdAt when it was created; the first moment there is when nobody knows
 * @param wonAt when it was won; null while it is open
 * @param value what it is worth in the corporate currency; null when nobody said, or when a rate is
 *     missing
 * @param unrated whether a rate is missing
 */
record BookEntry(
    UUID dealId,
    Leaf leaf,
    BigDecimal part,
    String category,
    BigDecimal stageChance,
    @Nullable LocalDate closeDate,
    Instant createdAt,
    @Nullable Instant wonAt,
    @Nullable BigDecimal value,
    boolean unrated) {}
