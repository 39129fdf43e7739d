package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.revline.gateway.limit.LimitsConfig;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the gateway names every setting with the default it has. */
class GatewayPageTest {
  private static final String ROOT = System.getProperty("revline.root");
  private static final Pattern SETTING = Pattern.compile("`(REVLINE_[A-Z_]+)`");
  private static final Pattern DEFAULT = Pattern.compile("\\| \\*\\*([^*]+)\\*\\* \\|");
  private static final Pattern IN_PROPERTIES =
      Pattern.compile("\\$\\{(REVLINE_IDLE_TIMEOUT):([^}]*)}");

  @Test
  void every_limit_is_on_the_page_with_its_default() throws IOException {
    assertThat(onThePage()).isEqualTo(configured());
  }

  private static Map<String, String> onThePage() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String row : Files.readAllLines(Path.of(ROOT, "docs/gateway.md"))) {
      first(SETTING, row)
          .ifPresent(name ->
              first(DEFAULT, row).ifPresent(value -> settings.put(name.group(1), value.group(1))));
    }
    return settings;
  }

  private static Map<String, String> configured() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (Method limit : LimitsConfig.class.getDeclaredMethods()) {
      WithDefault value = Objects.requireNonNull(limit.getAnnotation(WithDefault.class));
      settings.put("REVLINE_GATEWAY_LIMITS_" + constantCase(limit.getName()), value.value());
    }
    String properties =
        Files.readString(Path.of(ROOT, "gateway/src/main/resources/application.properties"));
    IN_PROPERTIES
        .matcher(properties)
        .results()
        .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
    return settings;
  }

  private static String constantCase(String camel) {
    Stream<String> words = Arrays.stream(camel.split("(?=[A-Z])"));
    return String.join("_", words.map(String::toUpperCase).toList());
  }

  private static Optional<MatchResult> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst();
  }
}
