package io.revline.archfixture.bad.pipeline.deal;

import io.revline.archfixture.bad.pipeline.deal.web.View;

/** A root that knows its web. */
record KnowsWeb(View view) {}
