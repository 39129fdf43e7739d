/** Reps, teams and quotas as CSV: what is exported can be uploaded again unchanged. */
@NullMarked
package io.revline.performance.people.file;

import org.jspecify.annotations.NullMarked;
