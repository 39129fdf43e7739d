package io.revline.kit.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Documents which problems (RFC 9457) operations are answered with; it follows from what they take.
 */
public final class ProblemAnswers {
  private static final String JSON = "application/problem+json";
  private static final String SCHEMA = "Problem";

  private static final Map<String, List<ProblemType>> BY_HEADER =
      Map.of(
          "If-Match",
          List.of(ProblemType.STALE_VERSION, ProblemType.VERSION_REQUIRED, ProblemType.CONFLICT),
          "Idempotency-Key",
          List.of(ProblemType.CONFLICT, ProblemType.KEY_REUSED));

  private ProblemAnswers() {}

  /** Describes problems, and one answer for each type of them. */
  public static void define(Components components) {
    components.removeSchema("HttpProblem");
    components.removeSchema("HttpValidationProblem");
    components.addSchema(SCHEMA, problem());
    components.removeSchema("Violation");
    components.addSchema(Violation.SCHEMA, violation());
    for (ProblemType type : ProblemType.values()) {
      components.addResponse(name(type), answer(type));
    }
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .description("What went wrong, as RFC 9457 has it.")
        .addType(Schema.SchemaType.OBJECT)
        .required(List.of("type", "title", "status", "detail"))
        .addProperty("type", text("The problem's stable name.").format("uri"))
        .addProperty("title", text("The type in words."))
        .addProperty(
            "status",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .description("The HTTP status."))
        .addProperty("detail", text("What is wrong this time, and how to mend it."))
        .addProperty("instance", text("The path that was asked for."))
        .addProperty(
            "violations",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("Field by field, what is wrong with the input.")
                .items(OASFactory.createSchema().ref(Violation.SCHEMA)))
        // RFC 9457 lets a problem say more.
        .additionalPropertiesBoolean(true);
  }

  private static Schema violation() {
    return OASFactory.createSchema()
        .description("One thing wrong with the input.")
        .addType(Schema.SchemaType.OBJECT)
        .required(List.of("field", "message"))
        .addProperty("field", text("The field, dotted where nested."))
        .addProperty("message", text("What is wrong and how to mend it."));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }

  private static APIResponse answer(ProblemType type) {
    return OASFactory.createAPIResponse()
        .description(type.title())
        .content(
            OASFactory.createContent()
                .addMediaType(
                    JSON,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(SCHEMA))
                        .example(type.example())));
  }

  /** Adds those that an operation can be answered with. */
  public static void add(Operation operation) {
    APIResponses answers = operation.getResponses();
    for (ProblemType type : of(operation)) {
      answers.addAPIResponse(
          Integer.toString(type.status()), OASFactory.createAPIResponse().ref(name(type)));
    }
  }

  private static Set<ProblemType> of(Operation operation) {
    Set<ProblemType> types =
        new TreeSet<>(
            List.of(
                ProblemType.INVALID_INPUT,
                ProblemType.UNAUTHORIZED,
                ProblemType.FORBIDDEN,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.UNAVAILABLE));
    if (operation.getRequestBody() != null) {
      types.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }
    List<Parameter> parameters = operation.getParameters();
    for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
      if (parameter.getIn() == Parameter.In.PATH) {
        types.addAll(List.of(ProblemType.NOT_FOUND, ProblemType.CONFLICT));
      }
      types.addAll(BY_HEADER.getOrDefault(parameter.getName(), List.of()));
    }
    return types;
  }

  private static String name(ProblemType type) {
    return type.uri().getPath().replaceFirst(".*/", "");
  }
}
