package io.revline.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Some writers at once. */
final class Writers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Writer> all;
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  private Writers(List<Writer> all) {
    this.all = all;
  }

  static Writers start(Writer... writers) {
    Writers started = new Writers(List.of(writers));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    started.all.forEach(writer -> started.running.add(CompletableFuture.runAsync(writer, threads)));
    threads.shutdown();
    return started;
  }

  /** Waits until every writer has got some more writes acknowledged. */
  void awaitMore(int writes) {
    List<Long> before = all.stream().map(Writer::acknowledged).toList();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          running.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
          return IntStream.range(0, all.size())
              .allMatch(i -> all.get(i).acknowledged() >= before.get(i) + writes);
        });
  }

  /** Lets every writer finish the request at hand; an error in one of them is thrown here. */
  void stop() {
    all.forEach(Writer::stop);
    running.forEach(CompletableFuture::join);
  }

  <T> List<T> collect(Function<Writer, List<T>> what) {
    return all.stream().flatMap(writer -> what.apply(writer).stream()).toList();
  }
}
