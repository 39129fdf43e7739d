package io.revline.archfixture.good.pipeline.deal.events;

import io.revline.archfixture.good.contracts.deal.DealEvent;

/** Contracts at the edge. */
record DealPublisher(DealEvent event) {}
