package io.revline.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * An example of each operation, as a service's {@code openapi/examples.json} has it: what was sent
 * and answered when the operations were tried on a running platform.
 */
final class Examples {
  private final Map<String, Example> examples;

  private Examples(Map<String, Example> examples) {
    this.examples = examples;
  }

  /**
   * An operation that went well.
   *
   * @param request the body by media type, which has one
   * @param status of the answer
   * @param response its body by media type
   */
  private record Example(Map<String, Object> request, int status, Map<String, Object> response) {}

  static Examples read() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream file = loader.getResourceAsStream("openapi/examples.json")) {
      return new Examples(
          file == null
              ? Map.of()
              : new ObjectMapper().readValue(file, new TypeReference<Map<String, Example>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the example of an operation. */
  void add(Operation operation) {
    Example example = examples.get(operation.getOperationId());
    if (example == null) {
      return;
    }
    if (operation.getRequestBody() != null) {
      add(operation.getRequestBody().getContent(), example.request());
    }
    APIResponse answer =
        operation.getResponses().getAPIResponse(Integer.toString(example.status()));
    if (answer != null) {
      add(answer.getContent(), example.response());
    }
  }

  private static void add(@Nullable Content content, Map<String, Object> bodies) {
    if (content != null) {
      content
          .getMediaTypes()
          .forEach((type, media) -> {
            if (bodies.containsKey(type)) {
              media.setExample(bodies.get(type));
            }
          });
    }
  }
}
