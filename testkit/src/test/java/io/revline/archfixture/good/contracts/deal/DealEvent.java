package io.revline.archfixture.good.contracts.deal;

/** Sealed, as an event ought to be. */
public sealed interface DealEvent permits DealWon {}
