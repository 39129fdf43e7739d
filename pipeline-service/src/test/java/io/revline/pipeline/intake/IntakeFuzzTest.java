package io.revline.pipeline.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.contract.EventSchemas;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A thousand hostile messages: each is refused with field and reason, and stops nobody. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class IntakeFuzzTest {
  private static final int OVER_EACH = 500;
  private static final int GOOD_EVERY = 25;
  private static final String BEGUN = "{\"name\": \"good\", \"stage\": \"proposal\"}";
  private static final String REASONS =
      "(oversize|nesting|encoding|syntax|format|invalid|source): \\S+ .+";

  @Inject DataSource source;

  @Test
  void hostile_bodies_over_http_are_refused_and_good_ones_among_them_are_taken() throws Exception {
    Random random = new Random(20261126);
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < OVER_EACH; i++) {
      Hostile hostile = Hostile.any(random, "fuzz-http-bad");
      kinds.merge(hostile.kind(), 1, Integer::sum);
      assertRefused(
          hostile, Told.post(hostile.contentType(), hostile.attributes(), hostile.body()));
      if (i % GOOD_EVERY == 0) {
        good("fuzz-http-" + i).postedInBinaryMode().then().statusCode(202);
      }
    }
    Feed.awaitTaken();

    assertThat(kinds).hasSize(11);
    assertTaken("fuzz-http-");
    given().get("/q/health/live").then().statusCode(200);
  }

  @Test
  void hostile_records_are_dead_letters_and_good_ones_among_them_are_taken() throws Exception {
    Random random = new Random(411);
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < OVER_EACH; i++) {
      records.add(Hostile.any(random, "fuzz-kafka-bad").record("bad-" + i));
      if (i % GOOD_EVERY == 0) {
        records.add(good("fuzz-kafka-" + i).inBinaryMode());
      }
    }
    records.add(new ProducerRecord<>(Told.TOPIC, "bad-none", null));

    Feed.sendAndAwait(records);

    Deals deals = new Deals(source);
    List<List<String>> letters =
        deals.rows(
            "SELECT record_key, reason FROM dead_letter WHERE record_key LIKE 'bad-%'"
                + " AND topic = 'revline.intake.v1'");
    assertThat(letters).hasSize(OVER_EACH + 1);
    assertThat(letters)
        .filteredOn(letter -> !letter.getFirst().equals("bad-none"))
        .allSatisfy(letter -> assertThat(letter.getLast()).matches("(?s)" + REASONS));
    assertTaken("fuzz-kafka-");
    given().get("/q/health/live").then().statusCode(200);
  }

  @Test
  void what_is_accepted_keeps_to_the_published_schema() {
    Random random = new Random(88);
    List<String> fields =
        List.of(
            "name",
            "amount",
            "stage",
            "pipeline",
            "closeDate",
            "owner",
            "tags",
            "products",
            "splits",
            "contacts",
            "custom",
            "forecastCategory",
            "lostReason",
            "at",
            "seq");
    List<String> values =
        List.of(
            "null",
            "7",
            "7.5",
            "true",
            "\"\"",
            "\"proposal\"",
            "\"default\"",
            "\"commit\"",
            "[]",
            "[\"a\", \"b\"]",
            "[1]",
            "[null]",
            "{}",
            "\"2024-02-01\"",
            "\"2024-02-01T00:00:00Z\"",
            "{\"amount\": \"5\", \"currency\": \"EUR\"}",
            "{\"amount\": 5, \"currency\": \"EUR\"}",
            "[{\"contact\": \"c\", \"role\": \"boss\"}]",
            "[{\"contact\": \"c\", \"role\": 1}]",
            "[{\"rep\": \"a\", \"percent\": \"100\"}]",
            "[{\"rep\": \"a\", \"percent\": 100}]",
            "[{\"product\": \"p\", \"quantity\": 2, \"unitPrice\": {\"amount\": \"1\", \"currency\": \"EUR\"}}]");
    int accepted = 0;
    int tried = 0;
    for (String field : fields) {
      for (String value : values) {
        String data =
            "{\"nextStep\": \"%d\", \"%s\": %s}".formatted(random.nextInt(), field, value);
        Told told = Told.upserted("schema", "2024-03-02T00:00:00Z", data);
        int status = told.postedInStructuredMode().statusCode();
        tried++;
        assertThat(status).as(data).isIn(202, 400);
        if (status == 202) {
          accepted++;
          assertThat(EventSchemas.violations("revline.deal-upserted.v1", data)).as(data).isEmpty();
        }
      }
    }
    assertThat(accepted).isBetween(20, tried / 2);
  }

  private static Told good(String subject) {
    return Told.upserted(subject, "2024-03-02T00:00:00Z", BEGUN);
  }

  private static void assertRefused(Hostile hostile, Response response) {
    assertThat(response.statusCode()).as("%s", hostile.kind()).isBetween(400, 499);
    assertThat(response.contentType()).startsWith("application/problem+json");
    JsonPath problem = response.jsonPath();
    assertThat(problem.getString("type")).startsWith("https://revline.io/problems/");
    assertThat(problem.<Map<String, String>>getList("violations"))
        .as("%s: %s", hostile.kind(), problem.getString("detail"))
        .isNotEmpty()
        .allSatisfy(violation -> {
          assertThat(violation.get("field")).isNotBlank();
          assertThat(violation.get("message")).isNotBlank();
        });
  }

  private void assertTaken(String prefix) throws Exception {
    Deals deals = new Deals(source);
    assertThat(
            deals.number(
                "SELECT count(*) FROM deal_external_id WHERE external_id LIKE '%s%%'"
                    .formatted(prefix)))
        .isEqualTo(OVER_EACH / GOOD_EVERY);
    assertThat(
            deals.number(
                "SELECT count(*) FROM intake_waiting WHERE external_id LIKE '%sbad%%'"
                    .formatted(prefix)))
        .isZero();
  }
}
