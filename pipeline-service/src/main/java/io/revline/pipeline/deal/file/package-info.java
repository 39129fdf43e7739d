/** A deal's fields as JSON, whichever way they come in. */
@NullMarked
package io.revline.pipeline.deal.file;

import org.jspecify.annotations.NullMarked;
