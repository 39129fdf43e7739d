package io.revline.kit.openapi;

import io.smallrye.openapi.api.util.FilterUtil;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Lets two classes of one name and the same fields share a schema. Else the second got a number
 * behind its name: what services keep and what their events say are classes of their own.
 */
final class SameSchemas implements OASFilter {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, String> names = new TreeMap<>();

  private SameSchemas() {}

  /** Merges them; one merged may make those alike that refer to it. */
  static void merge(OpenAPI document) {
    SameSchemas same = new SameSchemas();
    while (same.find(document.getComponents())) {
      FilterUtil.applyFilter(same, document);
    }
  }

  private boolean find(Components components) {
    Map<String, Schema> schemas = components.getSchemas();
    names.clear();
    schemas.forEach((name, schema) -> {
      String plain = name.replaceFirst("\\d+$", "");
      if (!plain.equals(name) && schema.equals(schemas.get(plain))) {
        names.put(REFERENCE + name, REFERENCE + plain);
      }
    });
    names.keySet().forEach(name -> components.removeSchema(name.substring(REFERENCE.length())));
    return !names.isEmpty();
  }

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getRef() != null) {
      schema.setRef(names.getOrDefault(schema.getRef(), schema.getRef()));
    }
    return schema;
  }
}
