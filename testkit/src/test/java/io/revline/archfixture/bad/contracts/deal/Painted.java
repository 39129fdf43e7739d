package io.revline.archfixture.bad.contracts.deal;

/** An event that is no record. */
public class Painted implements PaintedEvent {}
