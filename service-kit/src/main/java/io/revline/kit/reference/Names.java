package io.revline.kit.reference;

import java.util.Map;

/**
 * What people call the objects of a type.
 *
 * @param byId of those that have a name
 */
public record Names(Map<String, String> byId) {
  /** Nobody has a name. */
  public static final Names NONE = new Names(Map.of());

  public Names {
    byId = Map.copyOf(byId);
  }

  /** The name, or the id itself where nobody has said one. */
  public String label(String id) {
    return byId.getOrDefault(id, id);
  }
}
