package io.revline.forecast.model;

import io.revline.forecast.revision.Slice;
import io.revline.kit.progress.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be expected of all open deals, whoever may see them. */
@ApplicationScoped
public class DealOutlooks {
  private final DealHistories histories;
  private final OutcomeModels models;

  DealOutlooks(DealHistories histories, OutcomeModels models) {
    this.histories = histories;
    this.models = models;
  }

  /**
   * The outlook of each deal that stood open, by its id.
   *
   * @param model one that is ready
   * @param weeks how far ahead, at least 1
   * @param slice of which deals
   */
  public Map<UUID, Outlook> of(StoredModel model, Times times, int weeks, Slice slice) {
    List<DealHistory> open = histories.open(times, slice.condition());
    List<Outlook> told = models.learned(model).outlooks(open, times.asOf(), weeks);
    Map<UUID, Outlook> outlooks = new HashMap<>();
    for (int deal = 0; deal < open.size(); deal++) {
      outlooks.put(open.get(deal).id(), told.get(deal));
    }
    return outlooks;
  }
}
