package io.revline.kit.reference;

/**
 * A kind of object that figures refer to.
 *
 * @param name a stable word that keys its versions: {@code account}
 * @param body the record that holds an object's fields, read and written as JSON
 */
public record ReferenceType<T>(String name, Class<T> body) {}
