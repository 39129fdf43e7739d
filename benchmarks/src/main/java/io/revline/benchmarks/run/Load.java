package io.revline.benchmarks.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Writers that work side by side without a pause, for a warm-up and then for a measured time. */
public final class Load {
  private Load() {}

  /** One of the writers, with a connection of its own. */
  public interface Writer extends AutoCloseable {
    /** Does one unit of work; a failure ends the run. */
    void once() throws Exception;

    @Override
    void close() throws SQLException;
  }

  /**
   * How many units per second the writers did in the measured time.
   *
   * @param open makes a writer; called once for each of {@code sizes.connections()}
   * @throws ExecutionException with the first failure of a writer
   */
  public static double perSecond(Sizes sizes, Callable<? extends Writer> open)
      throws ExecutionException, InterruptedException {
    LongAdder done = new LongAdder();
    long begin = System.nanoTime() + sizes.warmUp().toNanos();
    long end = begin + sizes.measured().toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < sizes.connections(); i++) {
        writers.add(threads.submit(() -> work(open, begin, end, done)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    return done.sum() * 1e9 / sizes.measured().toNanos();
  }

  private static Void work(Callable<? extends Writer> open, long begin, long end, LongAdder done)
      throws Exception {
    try (Writer writer = open.call()) {
      while (System.nanoTime() < end) {
        writer.once();
        long now = System.nanoTime();
        if (now >= begin && now < end) {
          done.increment();
        }
      }
    }
    return null;
  }
}
