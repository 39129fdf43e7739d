package io.revline.pipeline.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.revline.kit.database.Sql;
import io.revline.testkit.RevlineStack;
import io.revline.testkit.Tokens;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two thousand hostile tables: each refusal says where and why, and what is right is applied. */
@QuarkusTest
@QuarkusTestResource(RevlineStack.class)
class ImportFuzzTest {
  private static final int TABLES = 2_000;
  private static final int AT_ONCE = 200;
  private static final String BOUNDARY = "----0190d1c2";
  private static final String TOKEN = Tokens.of("revops");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More than a service that keeps nothing of them grows by; a single big table is 100 kB. */
  private static final long FLAT_BYTES = 48L << 20;

  @Inject DataSource source;

  @Test
  void hostile_tables_are_refused_or_rejected_row_by_row_and_stop_nobody() throws Exception {
    Random random = new Random(20261127);
    Map<String, Integer> kinds = new TreeMap<>();
    long before = 0;
    int refused = 0;
    for (int done = 0; done < TABLES; done += AT_ONCE) {
      Map<String, HostileImport> jobs = new LinkedHashMap<>();
      for (int i = done; i < done + AT_ONCE; i++) {
        HostileImport hostile = HostileImport.any(random, "good-" + i);
        kinds.merge(hostile.kind(), 1, Integer::sum);
        HttpResponse<String> answer = post(hostile);
        if (answer.statusCode() == 202) {
          jobs.put(JsonPath.from(answer.body()).getString("id"), hostile);
        } else {
          assertRefused(hostile, answer);
          refused++;
        }
        if (hostile.good()) {
          assertThat(answer.statusCode()).as(hostile.kind()).isEqualTo(202);
        }
      }
      assertRejectedRowByRow(jobs);
      if (done == TABLES / 2) {
        before = used();
      }
    }

    assertThat(kinds).hasSize(9);
    assertThat(refused).isBetween(TABLES / 5, TABLES / 2);
    assertThat(used() - before).as("memory of the second thousand").isLessThan(FLAT_BYTES);
    given().get("/q/health/live").then().statusCode(200);
  }

  /** Two thousand times, for which a plain client is quick enough. */
  private static HttpResponse<String> post(HostileImport hostile) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "file", hostile.table());
    part(body, "mapping", hostile.mapping().getBytes(UTF_8));
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return CLIENT.send(
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/imports"))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] content) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
            .formatted(BOUNDARY, name, name)
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static void assertRefused(HostileImport hostile, HttpResponse<String> answer) {
    String said = hostile.kind() + ": " + answer.body();
    assertThat(answer.statusCode()).as(said).isBetween(400, 499);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(JsonPath.from(answer.body()).<Map<String, String>>getList("violations"))
        .as(said)
        .isNotEmpty()
        .allSatisfy(violation -> {
          assertThat(violation.get("field")).isNotBlank();
          assertThat(violation.get("message")).isNotBlank();
        });
  }

  /** Looked up where it is stored: two thousand jobs are many to ask for one by one. */
  private void assertRejectedRowByRow(Map<String, HostileImport> jobs) {
    String ids = jobs.keySet().stream().collect(joining("', '", "('", "')"));
    await()
        .atMost(PATIENCE)
        .until(() -> rows("SELECT id FROM import_job WHERE state = 'running'").isEmpty());
    assertThat(
            rows(
                """
                SELECT id FROM import_job
                WHERE id IN %s AND (state <> 'succeeded' OR rows_read <> rows_total
                  OR rows_read <> rows_applied + rows_unchanged + rows_skipped + rows_rejected
                  OR rows_rejected <> (SELECT count(*) FROM import_reject WHERE job_id = id))
                """
                    .formatted(ids)))
        .as("jobs that are not through, or lost a row")
        .isEmpty();
    assertThat(
            rows(
                """
                SELECT concat_ws(' | ', line, field, reason, cells) FROM import_reject
                WHERE job_id IN %s
                  AND (line < 2 OR field = '' OR reason IN ('', 'could not be applied'))
                """
                    .formatted(ids)))
        .as("rejected without saying where and why")
        .isEmpty();
    assertThat(rows("SELECT id FROM import_job WHERE rows_applied > 0 AND id IN " + ids))
        .containsAll(
            jobs.entrySet().stream()
                .filter(job -> job.getValue().good())
                .map(Map.Entry::getKey)
                .toList());
  }

  private List<String> rows(String query) {
    return Sql.of(query).list(source, row -> row.getString(1));
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
