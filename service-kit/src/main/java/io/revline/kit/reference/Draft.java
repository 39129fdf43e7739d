package io.revline.kit.reference;

/**
 * An object as somebody wants it to be.
 *
 * @param id which one
 * @param body its fields, valid in themselves
 */
public record Draft<T>(String id, T body) {}
