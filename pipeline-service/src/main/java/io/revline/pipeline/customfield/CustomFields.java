package io.revline.pipeline.customfield;

import io.revline.kit.caller.Caller;
import io.revline.kit.caller.Provenance;
import io.revline.kit.http.ETags;
import io.revline.kit.problem.Conflict;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.problem.NotFound;
import io.revline.kit.problem.PreconditionFailed;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that a customer adds to deals. */
@ApplicationScoped
public class CustomFields {
  /** What stands before a field's key where all fields of a deal are named. */
  public static final String PREFIX = "custom.";

  private static final ReferenceType<CustomField> TYPE =
      new ReferenceType<>("custom-field", CustomField.class);
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,49}");
  private static final int MOST = 200;

  private final References references;

  CustomFields(References references) {
    this.references = references;
  }

  /** Every definition there is, by key; 200 at most. */
  public List<Reference<CustomField>> all() {
    return references.all(TYPE);
  }

  /**
   * The definition of a key.
   *
   * @throws NotFound when there is none
   */
  public Reference<CustomField> byKey(String key) {
    return references
        .find(TYPE, key)
        .orElseThrow(() -> new NotFound("there is no custom field '" + key + "'"));
  }

  /**
   * Defines a field, or changes its definition; values that deals have already stay as they are.
   *
   * @param ifMatch the entity tag of the definition that stands, if one does
   * @throws Conflict when its type would change
   */
  @Transactional
  public Reference<CustomField> define(
      String key, CustomField field, @Nullable String ifMatch, Caller caller) {
    Optional<Reference<CustomField>> stands = references.locked(TYPE, key);
    if (stands.isPresent()) {
      ETags.require(ifMatch, stands.get().version());
    } else if (ifMatch != null) {
      throw new PreconditionFailed("there is no custom field '" + key + "' any more");
    }
    return put(key, field, caller.provenance());
  }

  /**
   * Defines a field whatever its definition was, as the file of the configuration does.
   *
   * @throws InvalidInput when the key is none
   * @throws Conflict when its type would change
   */
  @Transactional
  public Reference<CustomField> put(String key, CustomField field, Provenance provenance) {
    if (!KEY.matcher(key).matches()) {
      throw InvalidInput.of("key", "must be a lower-case letter and up to 49 letters or digits");
    }
    Optional<Reference<CustomField>> stands = references.locked(TYPE, key);
    stands.ifPresent(definition -> guardType(definition.body(), field));
    if (stands.isEmpty() && all().size() >= MOST) {
      throw new Conflict("there are %d custom fields already: delete one".formatted(MOST));
    }
    return references.put(TYPE, key, field, provenance);
  }

  /** Deletes a definition, if there is one. */
  @Transactional
  public void remove(String key, Provenance provenance) {
    references.delete(TYPE, key, provenance);
  }

  /** Deletes a definition. Values that deals have stay, but cannot be given any more. */
  @Transactional
  public void delete(String key, @Nullable String ifMatch, Caller caller) {
    references.locked(TYPE, key);
    ETags.require(ifMatch, byKey(key).version());
    references.delete(TYPE, key, caller.provenance());
  }

  /** The fields that people must give, named as {@code custom.key}. */
  public List<String> required() {
    return all().stream()
        .filter(field -> field.body().required())
        .map(field -> PREFIX + field.id())
        .toList();
  }

  /**
   * Values as text, each checked by its definition; null stays null.
   *
   * @param given strings, decimals, booleans or null by key
   * @throws InvalidInput naming every field that is wrong as {@code custom.key}
   */
  public SortedMap<String, @Nullable String> checked(Map<String, @Nullable Object> given) {
    return known().checked(given);
  }

  /** The definitions as they stand, for whoever checks many values. */
  public KnownFields known() {
    return new KnownFields(
        all().stream().collect(Collectors.toMap(Reference::id, Reference::body)));
  }

  private static void guardType(CustomField stands, CustomField wanted) {
    if (stands.type() != wanted.type()) {
      throw new Conflict(
          "the field is a %s and deals may have values: define another"
              .formatted(stands.type().word()));
    }
  }
}
