package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.Money;

/**
 * What a rep or a team is to win in a period.
 *
 * @param rep the rep's id; absent for a team's quota
 * @param team the team's id; absent for a rep's quota
 * @param period of the fiscal calendar: 2017-11, 2017-Q4, FY2017
 * @param measure what is measured
 * @param amount what the wins shall be worth; only where the measure is amount
 * @param count how many wins there shall be; only where the measure is count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quota(
    String rep, String team, String period, QuotaMeasure measure, Money amount, Long count) {}
