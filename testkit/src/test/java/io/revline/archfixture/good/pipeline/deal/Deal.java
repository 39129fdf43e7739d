package io.revline.archfixture.good.pipeline.deal;

import io.revline.archfixture.good.pipeline.stage.Stage;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;

/** A feature root that uses another feature and a clock. */
@Entity
public class Deal {
  private final Instant closedAt;

  /** Asks the clock. */
  public Deal(Clock clock, Stage stage, DealAmount amount) {
    this.closedAt = clock.instant();
  }

  /** When it closed. */
  public Instant closedAt() {
    return closedAt;
  }
}
