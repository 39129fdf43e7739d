/** Tables of reps, teams and quotas brought in through a mapping. */
@NullMarked
package io.revline.performance.imports;

import org.jspecify.annotations.NullMarked;
