package io.revline.platform.command;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revline.platform.PlatformException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands a file to the API's imports and watches the job. */
final class ImportClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where tables are taken: of deals and what they refer to, and of people. */
  private static final List<String> PATHS =
      List.of("/api/v1/imports", "/api/v1/performance/imports");

  /** Runs a look at the job a little later than the one before. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  private final String gateway;
  private final String token;

  ImportClient(String gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * Hands a table over and returns how the import ended.
   *
   * @param lookups tables that the mapping looks words up in
   * @param dryRun whether to try the rows only
   */
  ImportProgress run(
      Path file, Path mapping, List<Path> lookups, boolean dryRun, Consumer<ImportProgress> watcher)
      throws IOException, InterruptedException {
    return watch(progress(answer(submission(file, mapping, lookups, dryRun))), watcher);
  }

  /** Hands a table over and returns where its import is, which may have hardly begun. */
  URI submit(Path file, Path mapping) throws IOException, InterruptedException {
    return progress(answer(submission(file, mapping, List.of(), false))).job();
  }

  /** The latest imports by the names of their files, whoever handed them over. */
  Map<String, URI> latest() throws IOException, InterruptedException {
    Map<String, URI> latest = new HashMap<>();
    for (String path : PATHS) {
      URI list = URI.create(gateway + path);
      for (JsonNode job : json(answer(request(list).build()))) {
        latest.putIfAbsent(
            job.path("fileName").asText(), URI.create(list + "/" + job.path("id").asText()));
      }
    }
    return latest;
  }

  /** Returns how an import ended that was handed over before. */
  ImportProgress watch(URI job, Consumer<ImportProgress> watcher)
      throws IOException, InterruptedException {
    return watch(progress(answer(request(job).build())), watcher);
  }

  private ImportProgress watch(ImportProgress first, Consumer<ImportProgress> watcher)
      throws IOException, InterruptedException {
    ImportProgress progress = first;
    while (!progress.isOver()) {
      watcher.accept(progress);
      progress = lookLater(progress.job());
    }
    watcher.accept(progress);
    return progress;
  }

  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, ofString());
    } catch (ConnectException e) {
      throw new PlatformException(
          "Nothing answers at %s: start Revline with ./revline up.".formatted(gateway), e);
    }
  }

  private HttpRequest submission(Path file, Path mapping, List<Path> lookups, boolean dryRun)
      throws IOException {
    Multipart form = new Multipart().file("file", file).file("mapping", mapping);
    for (Path lookup : lookups) {
      form.file("lookup", lookup);
    }
    return request(URI.create(gateway + "/api/v1/imports" + (dryRun ? "?dryRun=true" : "")))
        .header("Content-Type", form.contentType())
        .POST(form.body())
        .build();
  }

  private ImportProgress lookLater(URI job) throws IOException, InterruptedException {
    HttpRequest look = request(job).build();
    try {
      return CompletableFuture.supplyAsync(() -> look, LATER)
          .thenCompose(request -> client.sendAsync(request, ofString()))
          .thenApply(ImportClient::progress)
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlatformException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", "Bearer " + token);
  }

  private static ImportProgress progress(HttpResponse<String> answer) {
    return ImportProgress.from(job(answer), json(answer));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new PlatformException(
          "The import was refused (%d): %s".formatted(answer.statusCode(), answer.body()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new PlatformException("The API gave no JSON: " + answer.body(), e);
    }
  }

  /** Where the job is: the answer to a table says so, another one is the job's own. */
  private static URI job(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").map(answer.uri()::resolve).orElse(answer.uri());
  }
}
