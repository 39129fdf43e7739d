package io.revline.performance.people;

/**
 * An object under the id people and other systems know it by.
 *
 * @param id unique within its type
 * @param body its fields
 */
public record Named<T>(String id, T body) {}
