package io.revline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogueTest {
  private static final Path PAGE = Path.of(System.getProperty("revline.root"), "docs", "events.md");

  @Test
  void the_page_is_what_the_contracts_say() throws IOException {
    if (Boolean.getBoolean("revline.record")) {
      Files.writeString(PAGE, EventPage.text());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/events.md; run this test with -Drevline.record=true")
        .isEqualTo(EventPage.text());
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.AsyncApiTest#types")
  void it_names_the_type(String type) throws IOException {
    assertThat(Files.readString(PAGE)).contains("| `" + type + "` |");
  }
}
