package io.revline.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.revline.kit.problem.ProblemAnswers;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/**
 * Completes what the code says of the API by what is alike for all operations, so that it is said
 * once: their ids, what parameters mean, which problems they are answered with, which fields are
 * always there, and an example of each.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = ApiDocument.LATE)
public class ApiDocument implements OASFilter {
  /** After those that add parameters and media types. */
  static final int LATE = 0;

  /** As Quarkus calls it. */
  private static final String SECURITY = "SecurityScheme";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "200", "What was asked for, or what became of it.",
          "201", "It was created; Location says where.",
          "202", "It is taken in hand; the answer says what was understood.",
          "204", "It is done.");

  private final Fields fields;
  private final ParameterWords words = ParameterWords.read();
  private final Examples examples = Examples.read();

  /**
   * Completes documents.
   *
   * @param index the classes that schemas were made of
   */
  public ApiDocument(IndexView index) {
    this.fields = new Fields(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    ProblemAnswers.define(document.getComponents());
    fields.complete(document.getComponents().getSchemas());
    SameSchemas.merge(document);
    document
        .getPaths()
        .getPathItems()
        .forEach((path, item) ->
            item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
  }

  private void complete(String path, PathItem.HttpMethod method, Operation operation) {
    operation.setOperationId(OperationName.of(method.name(), path));
    if (operation.getSecurity() == null) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SECURITY));
    }
    words.explain(operation);
    describeTexts(operation);
    describeAnswers(operation);
    ProblemAnswers.add(operation);
    examples.add(operation);
  }

  /** A body that is read as a whole is text. */
  private static void describeTexts(Operation operation) {
    if (operation.getRequestBody() != null) {
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(media -> {
            if (media.getSchema() == null) {
              media.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            }
          });
    }
  }

  private static void describeAnswers(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, answer) -> {
          if (answer.getRef() == null && answer.getDescription() == null) {
            answer.setDescription(ANSWERS.getOrDefault(status, ""));
          }
        });
  }
}
