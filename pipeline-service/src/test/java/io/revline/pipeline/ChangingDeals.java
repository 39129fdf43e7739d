package io.revline.pipeline;

import static io.revline.pipeline.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revline.contracts.people.Membership;
import io.revline.contracts.people.MembershipRole;
import io.revline.kit.event.CloudEvent;
import io.revline.testkit.deal.Database;
import io.revline.testkit.people.PeopleTopic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;

/**
 * Some deals, reps and rates of 2015 that change at random, late facts and deletions among them.
 */
public final class ChangingDeals {
  private static final Instant BEGIN = Instant.parse("2015-01-01T00:00:00Z");
  private static final String RATES = "/api/v1/exchange-rates";

  private final long seed;
  private final DataSource source;
  private final Random random;
  private final Map<String, Integer> versions = new HashMap<>();

  /** The changes of a seed, none of them made yet. */
  public ChangingDeals(long seed, DataSource source) {
    this.seed = seed;
    this.source = source;
    this.random = new Random(seed);
  }

  /** A key that no other seed has. */
  public String named(String word) {
    return "kept%d-%s".formatted(seed, word);
  }

  /** One change more. */
  public void step() {
    switch (random.nextInt(12)) {
      case 0 -> move();
      case 1 -> rate();
      case 2 -> deleteOrRestore();
      default -> tell();
    }
  }

  /** Half of the deals have lines, the others an amount of their own. */
  private void tell() {
    int deal = random.nextInt(6);
    String fields =
        switch (random.nextInt(6)) {
          case 0 -> "\"stage\": \"%s\"".formatted(any("won", "lost", "proposal", "won"));
          case 1 -> "\"owner\": \"%s\"".formatted(named(any("ann", "bob", "mo")));
          case 2 -> "\"source\": \"%s\"".formatted(any("fair", "web"));
          case 3 -> "\"closeDate\": \"2015-0%d-10\"".formatted(1 + random.nextInt(9));
          default -> deal < 3 ? products() : amount();
        };
    String at = BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS).toString();
    Response told =
        as("integration")
            .body(
                "{\"name\": \"any\", \"account\": \"%s\", \"at\": \"%s\", %s}"
                    .formatted(named("acme"), at, fields))
            .put("/api/v1/deals/by-external-id/kept/" + named("deal" + deal));
    assertThat(told.statusCode()).as(told.asString()).isIn(200, 201);
  }

  private String products() {
    return """
    "products": [{"product": "%s", "quantity": "%d",
      "unitPrice": {"amount": "%d.35", "currency": "%s"}}]\
    """
        .formatted(
            any("saw", "drill"), 1 + random.nextInt(3), random.nextInt(100), any("USD", "NOK"));
  }

  private String amount() {
    return "\"amount\": {\"amount\": \"%d.07\", \"currency\": \"%s\"}"
        .formatted(random.nextInt(5000), any("USD", "NOK"));
  }

  private void move() {
    String rep = named(any("ann", "bob"));
    Instant moved = BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS);
    know(
        List.of(
            PeopleTopic.rep(
                rep,
                versions.merge(rep, 1, Integer::sum),
                new Membership(named("north"), MembershipRole.MEMBER, null, moved),
                new Membership(named("south"), MembershipRole.MEMBER, moved, null))));
  }

  private void rate() {
    String path =
        RATES
            + "/NOK/"
            + BEGIN.plus(random.nextInt(364), ChronoUnit.DAYS).toString().substring(0, 10);
    String tag = as("revops").get(path).getHeader("ETag");
    RequestSpecification put =
        as("revops").body("{\"rate\": \"0.1%d\"}".formatted(1 + random.nextInt(8)));
    int status = (tag == null ? put : put.header("If-Match", tag)).put(path).statusCode();
    assertThat(status).isIn(200, 201);
  }

  private void deleteOrRestore() {
    String list = "/api/v1/deals?limit=10&account=" + named("acme");
    List<String> ids = as("revops").get(list).path("items.id");
    if (ids.isEmpty()) {
      return;
    }
    String deal = "/api/v1/deals/" + ids.get(random.nextInt(ids.size()));
    String tag = as("revops").get(deal).getHeader("ETag");
    as("revops").header("If-Match", tag).delete(deal).then().statusCode(204);
    if (random.nextBoolean()) {
      as("revops").post(deal + "/restore").then().statusCode(200);
    }
  }

  private String any(String... words) {
    return any(List.of(words));
  }

  String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  void know(List<CloudEvent> events) {
    PeopleTopic.publish(events);
    new Database(source).awaitApplied(events);
  }

  /** Takes every rate back. */
  public static void withoutRates() {
    List<String> ids = as("revops").get(RATES + "?limit=200").path("items.id");
    for (String id : ids) {
      String tag = as("revops").get(RATES + "/" + id).getHeader("ETag");
      as("revops").header("If-Match", tag).delete(RATES + "/" + id).then().statusCode(204);
    }
  }
}
