package io.revline.archfixture.bad.pipeline.deal.events;

import io.revline.archfixture.bad.pipeline.deal.web.View;

/** One edge that knows the other. */
record EventsKnowWeb(View view) {}
