package io.revline.performance.people;

import io.revline.kit.database.Sql;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who names whom. A mention counts whether it is past, present or future: figures of the past would
 * otherwise stand on nothing.
 */
@ApplicationScoped
class Mentions {
  /** So many are named in a problem. */
  private static final int SHOWN = 10;

  private final DataSource database;
  private final References references;

  Mentions(DataSource database, References references) {
    this.database = database;
    this.references = references;
  }

  /**
   * An object that another names exists.
   *
   * @throws InvalidInput naming the field and what it names
   */
  void requireKnown(String field, ReferenceType<?> type, @Nullable String id) {
    if (id != null && references.find(type, id).isEmpty()) {
      throw InvalidInput.of(
          field, "there is no %s '%s': create it first".formatted(type.name(), id));
    }
  }

  /**
   * No object of a kind meets a condition.
   *
   * @param sentence what those that do have to do with it, such as "still has members"
   * @param condition on the columns {@code id} and {@code body}
   * @throws Conflict saying which do
   */
  void requireNone(ReferenceType<?> type, String sentence, String condition, String value) {
    List<String> ids =
        Sql.of("SELECT id FROM reference_known(?, 'infinity') WHERE ", type.name())
            .add(condition, value)
            .add(" ORDER BY id LIMIT ?", SHOWN + 1)
            .list(database, row -> row.getString("id"));
    if (!ids.isEmpty()) {
      String more = ids.size() > SHOWN ? " and more" : "";
      throw new Conflict("%s: %s%s".formatted(sentence, ids.stream().limit(SHOWN).toList(), more));
    }
  }
}
