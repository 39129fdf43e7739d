package io.revline.forecast.series;

import io.revline.kit.caller.Provenance;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.reference.Draft;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceCommands;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import io.revline.kit.reference.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the indexes. A change is a new version and what was known before stays known, so a question
 * about an earlier state of knowledge is answered as it was.
 */
@ApplicationScoped
public class Indexes implements ReferenceKind<Index> {
  /** Each is tried with every question. */
  private static final int MOST = 20;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private final References references;
  private final ReferenceCommands commands;

  Indexes(References references, ReferenceCommands commands) {
    this.references = references;
    this.commands = commands;
  }

  /** All there are, by name. */
  public List<Reference<Index>> all() {
    return references.all(Index.TYPE);
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none of that name
   */
  public Reference<Index> find(String name) {
    return references
        .find(Index.TYPE, name)
        .orElseThrow(() -> new NotFound("there is no index '%s'".formatted(name)));
  }

  /**
   * Creates or replaces one.
   *
   * @param ifMatch the ETag of the version it replaces, required if there is one
   */
  public Written<Index> put(
      String name, Index index, @Nullable String ifMatch, Provenance provenance) {
    return commands.put(this, new Draft<>(name, index), ifMatch, provenance);
  }

  /**
   * Deletes one.
   *
   * @param ifMatch the ETag of the version that is deleted
   */
  public void delete(String name, @Nullable String ifMatch, Provenance provenance) {
    commands.delete(this, name, ifMatch, provenance);
  }

  @Override
  public ReferenceType<Index> type() {
    return Index.TYPE;
  }

  @Override
  public String noun() {
    return "index";
  }

  @Override
  public void guard(String id, Index body) {
    if (!NAME.matcher(id).matches()) {
      throw InvalidInput.of(
          "name", "must be small letters, digits, dots, dashes and underscores, at most 63");
    }
    List<Reference<Index>> there = all();
    if (there.size() >= MOST && there.stream().noneMatch(each -> each.id().equals(id))) {
      throw InvalidInput.of("name", "there are %d indexes already: delete one".formatted(MOST));
    }
  }
}
