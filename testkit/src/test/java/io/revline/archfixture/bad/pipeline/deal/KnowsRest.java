package io.revline.archfixture.bad.pipeline.deal;

import jakarta.ws.rs.core.Response;

/** A root that knows REST. */
record KnowsRest(Response response) {}
