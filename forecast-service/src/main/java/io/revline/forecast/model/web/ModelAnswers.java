package io.revline.forecast.model.web;

import io.revline.forecast.model.StoredModel;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers that a model is still on its way. */
final class ModelAnswers {
  private static final String MODELS = "/api/v1/forecast/models/";

  private ModelAnswers() {}

  /** 202, with where to see how far it is. */
  static Response onItsWay(StoredModel model) {
    return Response.accepted(ModelResponse.from(model))
        .location(URI.create(MODELS + model.id()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
