/** Deals as JSON: their fields, whichever way they come in, and their revisions as they go out. */
@NullMarked
package io.revline.pipeline.deal.file;

import org.jspecify.annotations.NullMarked;
