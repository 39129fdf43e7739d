package io.revline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevlineStackTest {
  @Test
  void every_start_gets_an_empty_database_of_its_own_on_the_same_servers() throws Exception {
    Map<String, String> one = start(Map.of());
    Map<String, String> other = start(Map.of());

    assertThat(one.get("REVLINE_DB_URL")).isNotEqualTo(other.get("REVLINE_DB_URL"));
    assertThat(one.get("REVLINE_KAFKA")).isEqualTo(RevlineStack.kafka().bootstrap());
    assertThat(other.get("REVLINE_KAFKA")).isEqualTo(RevlineStack.kafka().bootstrap());
    try (Connection connection =
        DriverManager.getConnection(
            one.get("REVLINE_DB_URL"),
            one.get("REVLINE_DB_USER"),
            one.get("REVLINE_DB_PASSWORD"))) {
      assertThat(connection.getMetaData().getTables(null, "public", "%", null).next()).isFalse();
    }
  }

  @Test
  void a_named_database_is_the_same_for_all_who_name_it() {
    Map<String, String> one = start(Map.of("database", "shared"));
    Map<String, String> other = start(Map.of("database", "shared"));

    assertThat(one.get("REVLINE_DB_URL")).isEqualTo(other.get("REVLINE_DB_URL"));
  }

  private static Map<String, String> start(Map<String, String> initArgs) {
    RevlineStack stack = new RevlineStack();
    stack.init(initArgs);
    return stack.start();
  }
}
