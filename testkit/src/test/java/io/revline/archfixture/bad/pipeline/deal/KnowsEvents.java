package io.revline.archfixture.bad.pipeline.deal;

import io.revline.archfixture.bad.pipeline.deal.events.Echo;

/** A root that knows its events. */
record KnowsEvents(Echo echo) {}
