package io.revline.archfixture.bad.pipeline.deal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A root that knows Jackson. */
record KnowsJackson(@JsonProperty("deal") String name) {}
