package io.revline.archfixture.bad.pipeline.deal;

/** Money that loses cents. */
record LossyMoney(double amount) {}
