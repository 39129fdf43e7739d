package io.revline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.home.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Creates deals and takes each through its stages until it is told to stop. Every request carries
 * an idempotency key; a patient writer repeats an unanswered one with its key, an impatient one
 * gives up and goes on with another deal.
 */
final class Writer implements Runnable {
  private static final List<String> STEPS =
      List.of("move proposal", "win", "reopen negotiation", "win");
  private static final Duration TO_ANSWER = Duration.ofSeconds(15);

  /** Leaves the machine some time for the services, above all while one of them starts again. */
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningPlatform platform;
  private final String name;
  private final boolean patient;
  private final String token;
  private final List<WrittenDeal> deals = new ArrayList<>();
  private final List<Duration> latencies = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile boolean stopped;

  Writer(RunningPlatform platform, String name, boolean patient) {
    this.platform = platform;
    this.name = name;
    this.patient = patient;
    this.token = platform.token("revops");
  }

  @Override
  public void run() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!stopped) {
        takeThrough(client, new WrittenDeal(name + "-" + deals.size(), name));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeThrough(HttpClient client, WrittenDeal deal) throws InterruptedException {
    deals.add(deal);
    Optional<String> id = write(client, deal, "/api/v1/deals", deal.creation());
    if (id.isEmpty()) {
      return;
    }
    deal.isCalled(id.get());
    for (String step : STEPS) {
      String[] words = step.split(" ");
      String body = words.length == 1 ? "{}" : "{\"stage\": \"%s\"}".formatted(words[1]);
      String path = "/api/v1/deals/%s/%s".formatted(id.get(), words[0]);
      if (stopped || write(client, deal, path, body).isEmpty()) {
        return;
      }
    }
  }

  /** Returns the deal's id when the write was acknowledged. */
  private Optional<String> write(HttpClient client, WrittenDeal deal, String path, String body)
      throws InterruptedException {
    String key = UUID.randomUUID().toString();
    do {
      long begin = System.nanoTime();
      Optional<HttpResponse<String>> answer = send(client, path, key, body);
      latencies.add(Duration.ofNanos(System.nanoTime() - begin));
      LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
      if (answer.isPresent() && answer.get().statusCode() < 300) {
        String id = idIn(answer.get().body());
        deal.acknowledge(versionIn(answer.get()));
        acknowledged.incrementAndGet();
        return Optional.of(id);
      }
      failures.add(answer.map(HttpResponse::body).orElse("no answer"));
    } while (patient);
    deal.giveUp();
    return Optional.empty();
  }

  private Optional<HttpResponse<String>> send(
      HttpClient client, String path, String key, String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(platform.url(Service.GATEWAY) + path))
            .timeout(TO_ANSWER)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
        throw new AssertionError(path + " was refused: " + answer.body());
      }
      return Optional.of(answer);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String idIn(String body) {
    try {
      return JSON.readTree(body).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  private static long versionIn(HttpResponse<String> answer) {
    return Long.parseLong(answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
  }

  /** No new request after the one at hand. */
  void stop() {
    stopped = true;
  }

  /** How many writes were acknowledged so far. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** What was written; to be read when the writer has ended. */
  List<WrittenDeal> deals() {
    return List.copyOf(deals);
  }

  /** How long every request took; to be read when the writer has ended. */
  List<Duration> latencies() {
    return List.copyOf(latencies);
  }

  /** The answers that were no success; to be read when the writer has ended. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
