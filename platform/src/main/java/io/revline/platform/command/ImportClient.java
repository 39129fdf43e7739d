package io.revline.platform.command;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands a file to the API's imports and watches the job. */
final class ImportClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs a look at the job a little later than the one before. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

  private final String gateway;
  private final String token;

  ImportClient(String gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * Returns how the import ended.
   *
   * @param lookups tables that the mapping looks words up in
   * @param dryRun whether to try the rows only
   */
  ImportProgress run(
      Path file, Path mapping, List<Path> lookups, boolean dryRun, Consumer<ImportProgress> watcher)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      ImportProgress progress =
          progress(client.send(submission(file, mapping, lookups, dryRun), ofString()));
      while (!progress.isOver()) {
        watcher.accept(progress);
        progress = lookLater(client, progress.job());
      }
      watcher.accept(progress);
      return progress;
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

  private ImportProgress lookLater(HttpClient client, URI job)
      throws IOException, InterruptedException {
    HttpRequest look = request(job).GET().build();
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
    if (answer.statusCode() >= 300) {
      throw new PlatformException(
          "The import was refused (%d): %s".formatted(answer.statusCode(), answer.body()));
    }
    try {
      return ImportProgress.from(job(answer), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new PlatformException("The API gave no JSON: " + answer.body(), e);
    }
  }

  /** Where the job is: the answer to a table says so, another one is the job's own. */
  private static URI job(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").map(answer.uri()::resolve).orElse(answer.uri());
  }
}
