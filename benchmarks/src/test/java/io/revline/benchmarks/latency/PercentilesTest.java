package io.revline.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void percentiles_are_samples_by_nearest_rank() {
    long[] oneToHundredMillis =
        LongStream.rangeClosed(1, 100).map(n -> (101 - n) * 1_000_000).toArray();

    Percentiles percentiles = new Percentiles(oneToHundredMillis);

    assertThat(percentiles.millis(0.50)).isEqualTo(50);
    assertThat(percentiles.millis(0.99)).isEqualTo(99);
    assertThat(new Percentiles(new long[] {3_000_000}).millis(0.50)).isEqualTo(3);
  }
}
