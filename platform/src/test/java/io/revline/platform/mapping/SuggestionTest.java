package io.revline.platform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revline.platform.PlatformException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_table_of_deals_gets_a_mapping_by_the_names_and_looks_of_its_columns() throws IOException {
    String draft =
        draft(
            """
            opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
            A1,Mia,GTX,Acme,Won,2024-01-10,2024-03-01,10.50
            A2,Mia,GTX,,Lost,2024-01-11,2024-03-01,0
            A3,Zoe,MG,Acme,In Talks,,,
            """);

    assertThat(draft.lines().skip(2))
        .containsExactly(
            "source: my-table",
            "externalId: opportunity_id",
            "pipeline: default",
            "currency: EUR",
            "dates: {format: [\"yyyy-MM-dd\"], zone: UTC}",
            "created: engage_date",
            "closed: close_date",
            "stage:",
            "  column: deal_stage",
            "  values:",
            "    \"In Talks\": qualification # or which?",
            "    Lost: lost",
            "    Won: won",
            "openedIn: qualification",
            "fields:",
            "  name: product",
            "  owner: sales_agent",
            "  account: account",
            "  # What open deals are worth; if the column is filled at the win, put it under won:",
            "  amount: close_value");
  }

  @Test
  void what_cannot_be_guessed_is_said_and_words_that_yaml_reads_otherwise_are_quoted()
      throws IOException {
    String draft = draft("no;off\n1;3/4/2026\n");

    assertThat(draft)
        .contains("externalId: \"no\"")
        .contains("# No column looks like the stage")
        .contains("name: {text: \"Deal {no}\"}");
  }

  @Test
  void a_file_in_latin_1_is_read_too() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(
        file, "Id,Kunde,Stra\u00dfe\n1,M\u00fcller,x\n".getBytes(Charset.forName("windows-1252")));

    assertThat(Suggestion.forFile(file)).contains("Stra\u00dfe");
  }

  @Test
  void what_is_no_table_is_refused_in_one_line() throws IOException {
    Path file = folder.resolve("nothing.csv");
    Files.writeString(file, "");

    assertThatThrownBy(() -> Suggestion.forFile(file))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("is empty: a header is needed");
  }

  private String draft(String table) throws IOException {
    Path file = folder.resolve("my table.csv");
    Files.writeString(file, table, StandardCharsets.UTF_8);
    return Suggestion.forFile(file);
  }
}
