package io.revline.archfixture.bad.contracts.deal;

import jakarta.ws.rs.core.Response;

/** A contract that needs a library. */
record Answered(Response response) {}
