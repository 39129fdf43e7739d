package io.revline.archfixture.good.pipeline.deal;

import java.math.BigDecimal;

/** Exact money. */
record DealAmount(BigDecimal amount, String currency) {}
