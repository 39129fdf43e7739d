/** Reps, their teams and regions, and their quotas: entered, held to their rules, and found. */
@NullMarked
package io.revline.performance.people;

import org.jspecify.annotations.NullMarked;
