package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Everything a deal was during one stretch of business time.
 *
 * @param name what people call the deal
 * @param amount what it is worth; absent while nobody has said
 * @param pipeline the pipeline it runs through
 * @param stage its stage in that pipeline
 * @param status what the stage means
 * @param probability the stage's chance of a win, 0 to 1
 * @param forecastCategory the stage's category
 * @param closeDate when the owner expects an open deal to close
 * @param owner the owning rep, by external id
 * @param account the account, by external id
 * @param lostReason why it was lost; present only on lost deals
 * @param createdAt business time of its creation
 * @param closedAt business time of the win or loss that stands; absent while open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DealState(
    String name,
    Money amount,
    String pipeline,
    String stage,
    DealStatus status,
    BigDecimal probability,
    ForecastCategory forecastCategory,
    LocalDate closeDate,
    String owner,
    String account,
    String lostReason,
    Instant createdAt,
    Instant closedAt) {}
