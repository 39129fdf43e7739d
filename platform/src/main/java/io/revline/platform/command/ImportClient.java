package io.revline.platform.command;

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
    try (HttpClient client = HttpClient.newHttpClient()) {
      ImportProgress progress = ask(client, submission(file, mapping, lookups, dryRun));
      while (!progress.isOver()) {
        watcher.accept(progress);
        progress = lookLater(client, progress.id());
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
    return request("/api/v1/imports" + (dryRun ? "?dryRun=true" : ""))
        .header("Content-Type", form.contentType())
        .POST(form.body())
        .build();
  }

  private ImportProgress lookLater(HttpClient client, String id)
      throws IOException, InterruptedException {
    HttpRequest look = request("/api/v1/imports/" + id).GET().build();
    try {
      return CompletableFuture.supplyAsync(() -> look, LATER)
          .thenCompose(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
          .thenApply(ImportClient::progress)
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlatformException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static ImportProgress ask(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return progress(client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static ImportProgress progress(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new PlatformException(
          "The import was refused (%d): %s".formatted(answer.statusCode(), answer.body()));
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      return ImportProgress.from(body);
    } catch (IOException e) {
      throw new PlatformException("The API gave no JSON: " + answer.body(), e);
    }
  }
}
