package io.revline.archfixture.bad.pipeline.deal.web;

import io.revline.archfixture.bad.pipeline.deal.events.Echo;

/** One edge that knows the other. */
record WebKnowsEvents(Echo echo) {}
