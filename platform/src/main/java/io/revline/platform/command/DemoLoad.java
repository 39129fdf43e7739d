package io.revline.platform.command;

import io.revline.platform.PlatformException;
import io.revline.platform.demo.DemoData;
import io.revline.platform.home.Home;
import io.revline.platform.home.PortPlan;
import io.revline.platform.home.Service;
import io.revline.platform.issuer.Role;
import io.revline.platform.issuer.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the demo data in as a user would: each table is written to a file and handed to the API's
 * imports. What an earlier start handed over is not handed over again but waited for.
 */
final class DemoLoad {
  private static final long SEED = 1;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 6;

  /** Created, put before by a start that was cut off, and there already. */
  private static final Set<Integer> THERE = Set.of(201, 200, 428);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Home home;
  private final String gateway;
  private final DemoPlan plan;
  private final Duration betweenTries;
  private final Consumer<String> log;

  /**
   * @param betweenTries long enough for the API to end what it had no time to answer
   * @param log takes one line of progress at a time
   */
  DemoLoad(Home home, PortPlan ports, DemoPlan plan, Duration betweenTries, Consumer<String> log) {
    this.home = home;
    this.gateway = ports.url(Service.GATEWAY);
    this.plan = plan;
    this.betweenTries = betweenTries;
    this.log = log;
  }

  /**
   * Loads what is planned and not there yet. A machine that is too busy to answer is asked again;
   * what cannot be loaded now is left to the next start.
   */
  void run() throws IOException, InterruptedException {
    Optional<LocalDate> today = plan.today();
    if (today.isEmpty()) {
      return;
    }
    long begin = System.nanoTime();
    List<String> tables = DemoData.write(home.demo(), SEED, today.get());
    say("written to " + home.root().relativize(home.demo()));
    for (int tries = 1; !plan.isDone() && tries <= MOST_TRIES; tries++) {
      try {
        load(tables);
        say("complete in every service after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
      } catch (IOException | PlatformException e) {
        say("not complete: " + e.getMessage());
        pause(tries < MOST_TRIES);
      }
    }
  }

  private void pause(boolean isWorthIt) throws InterruptedException {
    if (!isWorthIt) {
      say("is left as it is; the next ./revline up goes on");
    } else if (new CountDownLatch(1).await(betweenTries.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts this down");
    }
  }

  private void load(List<String> tables) throws IOException, InterruptedException {
    String token = new LocalTokens(home).token(TokenRequest.of(Role.REVOPS));
    ImportClient imports = new ImportClient(gateway, token);
    for (String region : DemoData.REGIONS) {
      requireRegion(region, token);
    }
    Map<String, URI> before = imports.latest();
    Map<String, URI> jobs = new LinkedHashMap<>();
    for (String table : tables) {
      @Nullable URI job = before.get(table + ".csv");
      jobs.put(table, job == null ? handOver(table, imports) : job);
    }
    for (Map.Entry<String, URI> job : jobs.entrySet()) {
      requireAll(job.getKey(), imports.watch(job.getValue(), new Teller(job.getKey())));
    }
    plan.done();
  }

  private URI handOver(String table, ImportClient imports)
      throws IOException, InterruptedException {
    return imports.submit(
        home.demo().resolve(table + ".csv"), home.demo().resolve(DemoData.mapping(table)));
  }

  private static void requireAll(String table, ImportProgress end) {
    if (!end.isSuccess() || end.rejected() > 0) {
      throw new PlatformException(
          "%s: %s; why: GET %s/rejected".formatted(table, end.summary(), end.job().getPath()));
    }
  }

  private void requireRegion(String region, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway + "/api/v1/regions/" + region))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"name\": \"%s\"}".formatted(region)))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (!THERE.contains(answer.statusCode())) {
      throw new PlatformException(
          "region %s was refused (%d): %s".formatted(region, answer.statusCode(), answer.body()));
    }
  }

  private void say(String what) {
    log.accept("%-20s %s".formatted("demo data", what));
  }

  /** Says every few seconds how far a table is. */
  private final class Teller implements Consumer<ImportProgress> {
    private final String table;
    private long told = System.nanoTime();

    Teller(String table) {
      this.table = table;
    }

    @Override
    public void accept(ImportProgress progress) {
      if (System.nanoTime() - told > BETWEEN_LINES.toNanos()) {
        told = System.nanoTime();
        say("%s %s".formatted(table, progress.line()));
      }
    }
  }
}
