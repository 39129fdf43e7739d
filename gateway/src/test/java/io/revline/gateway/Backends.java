package io.revline.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Three stub services and an issuer on free ports, shared by all tests of the module. */
public class Backends implements QuarkusTestResourceLifecycleManager {
  /** What a test gets to see. */
  public record Stack(
      StubService pipeline, StubService forecast, StubService performance, Tokens tokens) {

    void reset() {
      pipeline.reset();
      forecast.reset();
      performance.reset();
    }

    StubService named(String name) {
      return switch (name) {
        case "pipeline" -> pipeline;
        case "forecast" -> forecast;
        case "performance" -> performance;
        default -> throw new IllegalArgumentException(name);
      };
    }

    int requestsReceived() {
      return pipeline.received().size()
          + forecast.received().size()
          + performance.received().size();
    }
  }

  private final Stack stack =
      new Stack(new StubService(), new StubService(), new StubService(), new Tokens());

  @Override
  public Map<String, String> start() {
    try {
      stack.tokens().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> config = new HashMap<>();
    config.put("REVLINE_PIPELINE_URL", stack.pipeline().url());
    config.put("REVLINE_FORECAST_URL", stack.forecast().url());
    config.put("REVLINE_PERFORMANCE_URL", stack.performance().url());
    config.put("REVLINE_ISSUER", Tokens.ISSUER);
    config.put("REVLINE_JWKS_URL", stack.tokens().jwksUrl());
    config.put("revline.gateway.timeout", "PT2S");
    config.put("revline.gateway.training-timeout", "PT10S");
    config.put("revline.gateway.part-timeout", "PT1S");
    // Requests that a test breaks off on purpose are waited for at the end.
    config.put("quarkus.shutdown.timeout", "1S");
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stack, new MatchesType(Stack.class));
  }

  @Override
  public void stop() {
    stack.tokens().stop();
    stack.pipeline().stop();
    stack.forecast().stop();
    stack.performance().stop();
  }
}
