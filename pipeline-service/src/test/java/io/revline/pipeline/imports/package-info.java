/** Tests of imports. */
@NullMarked
package io.revline.pipeline.imports;

import org.jspecify.annotations.NullMarked;
