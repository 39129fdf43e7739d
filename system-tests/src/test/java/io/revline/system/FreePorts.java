package io.revline.system;

import io.revline.platform.home.PortPlan;
import io.revline.platform.process.Ports;
import java.util.stream.IntStream;

/** Port bases that no other platform on this machine uses, each handed out once. */
final class FreePorts {
  private static final int STEP = 10;
  private static final int PORTS = 8;
  private static final int LAST = 29_900;

  private static int next = 28_080;

  private FreePorts() {}

  /** Eight free ports in a row. */
  static synchronized PortPlan plan() {
    int base =
        IntStream.iterate(next, candidate -> candidate < LAST, candidate -> candidate + STEP)
            .filter(
                candidate -> IntStream.range(candidate, candidate + PORTS).allMatch(Ports::isFree))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no eight free ports in a row below " + LAST));
    next = base + STEP;
    return new PortPlan(base);
  }
}
