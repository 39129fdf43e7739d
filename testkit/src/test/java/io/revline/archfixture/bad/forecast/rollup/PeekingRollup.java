package io.revline.archfixture.bad.forecast.rollup;

import io.revline.archfixture.bad.pipeline.deal.Deal;

/** Knows another service's class. */
record PeekingRollup(Deal deal) {}
