package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a deal was during one stretch of business time.
 *
 * @param name what people call the deal
 * @param amount what it is worth; absent while nobody has said
 * @param pipeline the pipeline it runs through
 * @param stage its stage in that pipeline
 * @param status what the stage means
 * @param probability the stage's chance of a win, 0 to 1
 * @param forecastCategory the category it counts in: its own if it has one, else the stage's
 * @param closeDate when the owner expects an open deal to close
 * @param owner the owning rep, by external id
 * @param account the account, by external id
 * @param lostReason why it was lost; present only on lost deals
 * @param createdAt business time of its creation
 * @param closedAt business time of the win or loss that stands; absent while open
 * @param ownForecastCategory the category somebody gave it instead of the stage's
 * @param source where it came from
 * @param nextStep what is to be done next
 * @param tags words people mark it with, in order; absent for none
 * @param products what it sells; if there are any, the amount is their sum; absent for none
 * @param splits who shares the credit; absent when it is all the owner's
 * @param contacts who is involved on the customer's side; absent for none
 * @param custom the customer's own fields, values as text; absent for none
 * @param lastActivityAt when somebody last called, met, wrote or got a task done
 * @param flags what is odd about its history: {@code closesBeforeCreated}, {@code bornClosed},
 *     {@code closedAgain}; absent for nothing
 * @param deleted true while the deal is deleted, else absent
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
    Instant closedAt,
    ForecastCategory ownForecastCategory,
    String source,
    String nextStep,
    List<String> tags,
    List<ProductLine> products,
    List<CreditSplit> splits,
    List<DealContact> contacts,
    Map<String, String> custom,
    Instant lastActivityAt,
    List<String> flags,
    Boolean deleted) {

  public DealState {
    tags = copy(tags);
    products = copy(products);
    splits = copy(splits);
    contacts = copy(contacts);
    flags = copy(flags);
    custom = custom == null ? null : Collections.unmodifiableMap(new TreeMap<>(custom));
  }

  /** A state of what most deals have and nothing else. */
  public DealState(
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
      Instant closedAt) {
    this(
        name,
        amount,
        pipeline,
        stage,
        status,
        probability,
        forecastCategory,
        closeDate,
        owner,
        account,
        lostReason,
        createdAt,
        closedAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null ? null : List.copyOf(list);
  }
}
