package io.revline.forecast.model;

import io.revline.kit.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of an open deal within the horizon; the three chances add up to 1.
 *
 * @param dealId the deal
 * @param externalId its name in the system it comes from
 * @param pWon the chance that it is won
 * @param pLost the chance that it is lost
 * @param pOpen the chance that it is neither
 * @param expectedAmount its amount times the chance that it is won, in the company's currency;
 *     absent without an amount or a rate
 */
public record DealScore(
    UUID dealId,
    @Nullable String externalId,
    double pWon,
    double pLost,
    double pOpen,
    @Nullable Money expectedAmount) {}
