/** The shapes of tables: what the rows of each say of deals. */
@NullMarked
package io.revline.pipeline.imports.shape;

import org.jspecify.annotations.NullMarked;
