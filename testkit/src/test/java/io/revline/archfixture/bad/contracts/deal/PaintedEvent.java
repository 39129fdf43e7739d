package io.revline.archfixture.bad.contracts.deal;

/** An event that anybody may extend. */
public interface PaintedEvent {}
