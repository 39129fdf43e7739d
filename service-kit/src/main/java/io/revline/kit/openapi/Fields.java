package io.revline.kit.openapi;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What records say of their fields and schemas made of them do not: which are always there, which
 * may be null, and which numbers are written as text.
 */
final class Fields {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName FORMAT = DotName.createSimple(JsonFormat.class);
  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
  private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

  private static final DotName NULL_MARKED = DotName.createSimple(NullMarked.class);

  /** What a record is written as, instead of as an object. */
  private static final DotName WHOLE = DotName.createSimple(JsonValue.class);

  /** Events have records that are named as those of the API are, with the same fields. */
  private static final Comparator<ClassInfo> OF_THE_API_FIRST =
      Comparator.comparing(type -> !type.name().packagePrefix().endsWith(".web"));

  private final IndexView index;
  private final List<ClassInfo> records;

  Fields(IndexView index) {
    this.index = index;
    records =
        index.getKnownClasses().stream()
            .filter(ClassInfo::isRecord)
            .filter(this::isNullMarked)
            .sorted(OF_THE_API_FIRST.thenComparing(ClassInfo::name))
            .toList();
  }

  /** Completes the schemas of records, which are found by their names and those of their fields. */
  void complete(Map<String, Schema> schemas) {
    schemas.forEach((name, schema) -> {
      if (schema.getProperties() != null) {
        Set<String> fields = schema.getProperties().keySet();
        records.stream()
            .filter(each -> isNamedAfter(name, each))
            .filter(each -> names(each).equals(fields))
            .findFirst()
            .ifPresent(each -> complete(schema, each));
      }
    });
  }

  /**
   * With a number behind it for a second of its name, and with what it is of when it is generic.
   */
  private static boolean isNamedAfter(String schema, ClassInfo type) {
    String name = name(type);
    return schema.replaceFirst("\\d+$", "").equals(name)
        || (!type.typeParameters().isEmpty() && schema.startsWith(name));
  }

  private static String name(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
    return schema == null || schema.value("name") == null
        ? type.simpleName()
        : schema.value("name").asString();
  }

  private static Set<String> names(ClassInfo type) {
    return type.recordComponents().stream()
        .map(RecordComponentInfo::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of others nobody says what may be null. */
  private boolean isNullMarked(ClassInfo type) {
    ClassInfo home =
        index.getClassByName(DotName.createSimple(type.name().packagePrefix() + ".package-info"));
    return home != null && home.hasDeclaredAnnotation(NULL_MARKED);
  }

  private static void complete(Schema schema, ClassInfo type) {
    Optional<RecordComponentInfo> whole =
        type.recordComponents().stream()
            .filter(field -> type.field(field.name()).hasAnnotation(WHOLE))
            .findFirst();
    if (whole.isPresent()) {
      String name = whole.get().name();
      Schema value = Objects.requireNonNull(schema.getProperties().get(name));
      schema.setType(value.getType());
      schema.setProperties(null);
      if (whole.get().type().hasAnnotation(NULLABLE)) {
        schema.addType(Schema.SchemaType.NULL);
      }
      return;
    }
    JsonInclude.Include leftOut = leftOut(type);
    List<String> required = new ArrayList<>();
    for (RecordComponentInfo field : type.recordComponents()) {
      boolean nullable = field.type().hasAnnotation(NULLABLE);
      if (!nullable && (leftOut != JsonInclude.Include.NON_EMPTY || isPlain(field.type()))) {
        required.add(field.name());
      }
      Schema property = Objects.requireNonNull(schema.getProperties().get(field.name()));
      if (isText(type, field)) {
        property.setType(List.of(Schema.SchemaType.STRING));
        property.setFormat("decimal");
      }
      if (nullable && leftOut == JsonInclude.Include.ALWAYS) {
        schema.addProperty(field.name(), orNull(property));
      }
    }
    schema.setRequired(required.isEmpty() ? null : required);
  }

  /** Fields that cannot be empty are always there. */
  private static boolean isPlain(Type type) {
    return type.kind() == Type.Kind.PRIMITIVE;
  }

  /** The annotation is not one of components, so it stands at the field that one becomes. */
  private static boolean isText(ClassInfo type, RecordComponentInfo component) {
    AnnotationInstance format = type.field(component.name()).annotation(FORMAT);
    return format != null && format.value("shape").asEnum().equals(JsonFormat.Shape.STRING.name());
  }

  private static JsonInclude.Include leftOut(ClassInfo type) {
    return Optional.ofNullable(type.declaredAnnotation(INCLUDE))
        .map(include -> JsonInclude.Include.valueOf(include.value().asEnum()))
        .orElse(JsonInclude.Include.ALWAYS);
  }

  private static Schema orNull(Schema property) {
    if (property.getRef() != null) {
      return OASFactory.createSchema()
          .addAnyOf(property)
          .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
    List<Schema.SchemaType> types = property.getType();
    if (types != null && !types.contains(Schema.SchemaType.NULL)) {
      property.addType(Schema.SchemaType.NULL);
    }
    return property;
  }
}
