package io.revline.archfixture.good.contracts.deal;

import java.util.UUID;

/** A record of JDK types. */
public record DealWon(UUID id) implements DealEvent {}
