package io.revline.archfixture.bad.pipeline.deal;

import io.revline.archfixture.bad.contracts.deal.PaintedEvent;

/** A root that knows contracts. */
record KnowsContracts(PaintedEvent event) {}
