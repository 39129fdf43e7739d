package io.revline.kit.export;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.revline.kit.http.Format;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Documents the operations whose answer is also a table: the parameter that they all have, and that
 * a table is no JSON.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class TableOperations implements OASFilter {
  private static final String JSON = Format.JSON.mediaType().toString();

  @Override
  public Operation filterOperation(Operation operation) {
    for (APIResponse response : operation.getResponses().getAPIResponses().values()) {
      Content content = response.getContent();
      if (content != null && isTable(content)) {
        operation.addParameter(format());
        response.setContent(
            OASFactory.createContent()
                .addMediaType(JSON, content.getMediaType(JSON))
                .addMediaType(Format.TEXT_CSV, of("csv"))
                .addMediaType(Format.WORKBOOK, of("binary")));
      }
    }
    return operation;
  }

  /** The media types have what only servers weigh, {@code ;qs=0.5}, behind them. */
  private static boolean isTable(Content content) {
    return content.getMediaTypes().keySet().stream()
        .anyMatch(type -> type.startsWith(Format.WORKBOOK));
  }

  private static Parameter format() {
    Schema words = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    Arrays.stream(Format.values()).map(Format::word).forEach(words::addEnumeration);
    return OASFactory.createParameter()
        .name(Format.PARAMETER)
        .in(Parameter.In.QUERY)
        .description("How the answer is written; wins over Accept.")
        .schema(words);
  }

  private static MediaType of(String format) {
    return OASFactory.createMediaType()
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).format(format));
  }
}
