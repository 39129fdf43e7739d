/** Tables of deals brought in through a mapping. */
@NullMarked
package io.revline.pipeline.imports;

import org.jspecify.annotations.NullMarked;
