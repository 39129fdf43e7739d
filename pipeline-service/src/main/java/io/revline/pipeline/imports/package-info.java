/** What tables of deals and of what deals refer to say. */
@NullMarked
package io.revline.pipeline.imports;

import org.jspecify.annotations.NullMarked;
