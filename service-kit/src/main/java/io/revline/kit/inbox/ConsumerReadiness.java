package io.revline.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * A service whose consumer stands still is not ready: its answers grow old. It is alive all the
 * same, for whoever holds the consumer up would hold up a new process too.
 */
@Readiness
@ApplicationScoped
class ConsumerReadiness implements HealthCheck {
  private final ConsumerWatch watch;

  ConsumerReadiness(ConsumerWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("Consumers make progress").up();
    if (watch.isBlind()) {
      return check
          .down()
          .withData("reason", "the database or the broker does not say how far they are")
          .build();
    }
    for (ConsumerState state : watch.states()) {
      if (state.stuck()) {
        check
            .down()
            .withData(
                state.consumer(),
                "%d records wait, none was handled for %d s"
                    .formatted(state.waiting(), state.standstillSeconds()));
      }
    }
    return check.build();
  }
}
