package io.revline.kit.reference.web;

/**
 * What came of a table that was taken as a whole.
 *
 * @param rows how many it has
 * @param created how many objects are new
 * @param changed how many have a new version
 * @param unchanged how many were like this already
 */
public record UploadResponse(int rows, int created, int changed, int unchanged) {}
