package io.revline.forecast.model.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.forecast.model.DealScore;
import io.revline.kit.Money;
import io.revline.kit.export.Columns;
import java.util.ArrayList;
import java.util.List;
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
 * @param expectedAmount its amount times the chance that it is won, in the company's currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoreResponse(
    UUID dealId,
    @Nullable String externalId,
    double pWon,
    double pLost,
    double pOpen,
    @Nullable Money expectedAmount) {

  /** The names of the table are those that analysts' tools expect. */
  static final Columns<ScoreResponse> COLUMNS =
      new Columns<>(
          List.of("deal_id", "external_id", "p_won", "p_lost", "p_open", "expected_amount"),
          score -> List.of(score.cells()));

  static ScoreResponse from(DealScore score) {
    return new ScoreResponse(
        score.dealId(),
        score.externalId(),
        score.pWon(),
        score.pLost(),
        score.pOpen(),
        score.expectedAmount());
  }

  private List<@Nullable Object> cells() {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(dealId);
    cells.add(externalId);
    cells.add(pWon);
    cells.add(pLost);
    cells.add(pOpen);
    cells.add(expectedAmount == null ? null : expectedAmount.amount());
    return cells;
  }
}
