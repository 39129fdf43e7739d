package io.revline.kit.problem;

/**
 * One thing wrong with the input.
 *
 * @param field the field, dotted where nested
 * @param message what is wrong and how to mend it
 */
public record Violation(String field, String message) {}
