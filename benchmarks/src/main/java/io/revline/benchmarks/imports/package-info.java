/** How fast a table of deals is imported. */
@NullMarked
package io.revline.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
