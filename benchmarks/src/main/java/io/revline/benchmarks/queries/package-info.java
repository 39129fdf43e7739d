/** How long answers take when the tables are full. */
@NullMarked
package io.revline.benchmarks.queries;

import org.jspecify.annotations.NullMarked;
